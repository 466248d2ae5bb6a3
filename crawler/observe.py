"""Places in, Observation out: each address is looked at politely, once. No database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from crawler.fetch import budget, robots
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Observation, Page, Unread
from crawler.platforms import adapter_for
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import not_looked_at, unanswered
from leaderboards.vocabulary import CheckOutcome

AT_ONCE = 4  # addresses of one board in flight
_NO_CONNECTION = {
    Failure.NAME_NOT_FOUND,
    Failure.CONNECTION_REFUSED,
    Failure.CONNECTION_BROKEN,
    Failure.TIMEOUT,
    Failure.TLS,
}
# API hosts are used under their platform's own terms; robots.txt is for pages.
_API_HOSTS = {"api.github.com", "huggingface.co"}


class PoliteFetch:
    """A Fetch that keeps the pace of each host, asks robots.txt, and obeys Retry-After."""

    def __init__(
        self, fetch: Fetch, cache: robots.Cache, *, user_agent: str, gap_seconds: float
    ) -> None:
        self._fetch, self._cache = fetch, cache
        self._user_agent, self._gap = user_agent, gap_seconds

    async def __call__(
        self, url: str, *, headers: Mapping[str, str] | None = None, follow: bool = True
    ) -> Response:
        host = (urlsplit(url).hostname or "").lower()
        if host not in _API_HOSTS and not await robots.allows(
            self._fetch, url, user_agent=self._user_agent, cache=self._cache
        ):
            raise robots.Disallowed("its robots.txt asks us not to look")
        await budget.wait_for_turn(host, self._cache, gap_seconds=self._gap)
        response = await self._fetch(url, headers=headers, follow=follow)
        if response.status in (429, 503):
            budget.postpone_as_asked(host, response.headers, self._cache)
        return response


async def observe(
    board: str,
    places: Sequence[Place],
    *,
    at: datetime,
    run_id: str,
    fetch: Fetch,
    access: Access,
    network_is_up: Callable[[], Awaitable[bool]],
) -> Observation:
    """Look at every place. When nothing can be connected to and our own network is down, say so."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def look(place: Place) -> Page:
        async with gate:
            return await _look(place, fetch, access)

    pages = list(await asyncio.gather(*(look(place) for place in places)))
    if any(_may_be_us(page) for page in pages):
        if not await network_is_up():
            pages = [_excused(page, access) for page in pages]
        else:
            pages = [_sample_excused(page, access) for page in pages]
    return Observation(board=board, at=at, run_id=run_id, pages=tuple(pages))


async def _look(place: Place, fetch: Fetch, access: Access) -> Page:
    try:
        return await adapter_for(place, access).look(place, fetch, access)
    except FetchError as error:
        return unanswered(place, error)
    except Exception as error:  # an adapter's fault must not look like the board's
        return not_looked_at(place, Unread.UNEXPECTED, f"{type(error).__name__}: {error}"[:300])


def _may_be_us(page: Page) -> bool:
    return page.failure in _NO_CONNECTION or page.unread in (
        Unread.NAME_UNRESOLVED,
        Unread.PLATFORM_TROUBLE,
        Unread.ROBOTS,
    )


def _excused(page: Page, access: Access) -> Page:
    if _is_sample(page, access):
        return _sample_excused(page, access)
    if page.status is not None or page.unread is Unread.PLATFORM_CLOSED:
        return page
    return _could_not(page, Unread.NO_NETWORK, "not checked: no network here")


def _sample_excused(page: Page, access: Access) -> Page:
    if _is_sample(page, access) and page.failure in _NO_CONNECTION:
        return _could_not(page, Unread.SAMPLES_NOT_SERVED, "the sample server is not running")
    return page


def _is_sample(page: Page, access: Access) -> bool:
    return bool(access.samples) and page.url.startswith(f"{access.samples}/")


def _could_not(page: Page, why: Unread, detail: str) -> Page:
    return replace(
        page, outcome=CheckOutcome.COULD_NOT_CHECK, failure=None, unread=why, detail=detail
    )
