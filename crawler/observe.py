"""Places in, Observation out: each address is looked at politely, once. No database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.content import Content
from crawler.fetch.errors import FetchError, SpaceAhead
from crawler.fetch.response import Fetch
from crawler.observation import NO_CONNECTION, Observation, Page, Unread
from crawler.platforms import adapter_for
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import host_of, not_looked_at, unanswered
from crawler.platforms.reading import NO_TIME, OUR_FAULT
from crawler.vantage.statement import SecondLook
from leaderboards.vocabulary import CheckOutcome

logger = logging.getLogger(__name__)
AT_ONCE = 4  # addresses of one board in flight
# Twelve places, four at once, the canaries after them, and a second look (crawler/vantage) stay
# within a recheck's time, unless every single place takes the longest.
LONGEST_LOOK = 70.0
LONGEST_MERE_LOOK = 35.0  # where nothing is read; eight of them add 70 seconds at most
_NOTHING_HEARD = {
    Unread.NAME_UNRESOLVED,
    Unread.MAY_BE_US,
    Unread.PLATFORM_TROUBLE,
    Unread.ROBOTS,
}


async def observe(  # noqa: PLR0913  # all but two are handed over by name
    board: str,
    places: Sequence[Place],
    *,
    at: datetime,
    run_id: str,
    fetch: Fetch,
    access: Access,
    network_is_up: Callable[[], Awaitable[bool]],
    second_look: SecondLook | None = None,
    reading: bool = True,
) -> Observation:
    """Look at every place. When nothing can be connected to and our own network is down, say so.

    What fails from here alone is no failure, as far as a `second_look` can tell. Without `reading`
    it is only asked how each place stands.
    """
    gate = asyncio.Semaphore(AT_ONCE)

    async def look(place: Place) -> Page:
        async with gate:
            return await _look_in_time(place, fetch, access, reading=reading)

    pages = list(await asyncio.gather(*(look(place) for place in places)))
    pages = [_sample_excused(page, access) for page in pages]
    if any(_may_be_us(page) for page in pages) and not await network_is_up():
        pages = [_excused(page) for page in pages]
    if second_look:
        pages = list(await asyncio.gather(*(second_look(page) for page in pages)))
    return Observation(board=board, at=at, run_id=run_id, pages=tuple(pages))


async def _look_in_time(place: Place, fetch: Fetch, access: Access, *, reading: bool) -> Page:
    longest = LONGEST_LOOK if reading else LONGEST_MERE_LOOK
    ends = asyncio.get_running_loop().time() + longest
    try:
        async with asyncio.timeout_at(ends):
            page, looked_at = await _look(place, fetch, access)
    except TimeoutError:
        why = f"not looked at within {longest:g} seconds, waiting for its host's turn included"
        return not_looked_at(place, Unread.UNEXPECTED, why)
    if page.outcome is not CheckOutcome.OK or not reading:
        return page
    try:
        async with asyncio.timeout_at(ends):
            return await _read(page, looked_at, fetch, access)
    except TimeoutError:  # how the address stands is known all the same
        return replace(page, content=_without(page.content, NO_TIME))


async def _look(place: Place, fetch: Fetch, access: Access) -> tuple[Page, Place]:
    """The page, and the place that was looked at: a Space may stand behind another address."""
    try:
        return await adapter_for(place, access).look(place, fetch, access), place
    except SpaceAhead as ahead:
        page, there = await _look(replace(place, url=ahead.url), fetch, access)
        host = host_of(ahead.url)
        page = replace(page, url=place.url, hops=ahead.hops + page.hops, redirected_to=host)
        return page, there
    except FetchError as error:
        return unanswered(place, error), place
    except Exception as error:  # an adapter's fault must not look like the board's
        why = f"{type(error).__name__}: {error}"[:300]
        return not_looked_at(place, Unread.UNEXPECTED, why), place


async def _read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    try:
        return await adapter_for(place, access).read(page, place, fetch, access)
    except Exception:  # likewise
        logger.exception("could not read %s", place.url)
        return replace(page, content=_without(page.content, OUR_FAULT))


def _without(content: Content | None, why: str) -> Content:
    """What was read so far, and why the rest was not."""
    content = content or Content()
    return replace(content, unread=(*content.unread, why))


def _may_be_us(page: Page) -> bool:
    return page.failure in NO_CONNECTION or (page.status is None and page.unread in _NOTHING_HEARD)


def _excused(page: Page) -> Page:
    """The same address, when we know that our own network is down: nothing is said of it."""
    judged_without = (Unread.PLATFORM_CLOSED, Unread.SAMPLES_NOT_SERVED, Unread.OPTED_OUT)
    if page.status is not None or page.unread in judged_without:
        return page
    return _could_not(page, Unread.NO_NETWORK, "not checked: no network here")


def _sample_excused(page: Page, access: Access) -> Page:
    """A sample that cannot be connected to says only that its server is not running."""
    is_sample = bool(access.samples) and page.url.startswith(f"{access.samples}/")
    nothing_heard = page.failure in NO_CONNECTION or page.unread is Unread.PLATFORM_TROUBLE
    if is_sample and page.status is None and nothing_heard:
        return _could_not(page, Unread.SAMPLES_NOT_SERVED, "the sample server is not running")
    return page


def _could_not(page: Page, why: Unread, detail: str) -> Page:
    return replace(
        page, outcome=CheckOutcome.COULD_NOT_CHECK, failure=None, unread=why, detail=detail
    )
