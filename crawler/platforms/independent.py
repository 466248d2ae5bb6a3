"""Any address on the web: what its answer says. A refusal to robots is never a failure."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.content import Content
from crawler.extract.pages import FEW_WORDS, FILLED_BY_SCRIPTS
from crawler.extract.visible_text import VisibleText
from crawler.fetch.response import Fetch, Response
from crawler.joined import joined
from crawler.observation import Failure, Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import (
    answered,
    failed,
    redirected_to,
    unread,
    visible_text,
    with_text,
)
from crawler.platforms.reading import read_address, read_answer
from crawler.platforms.signatures import bot_wall, hosts_word, is_parked, paused_by_host
from leaderboards.vocabulary import CheckOutcome

_REFUSALS = {400, 401, 402, 403, 405, 406, 407, 412, 428, 440, 449, 999}
MOST_FILES = 3  # of one page, besides the page itself
_NEVER_BROKEN = 300  # from here on an answer is a redirect nobody can follow, or an error


def matches(place: Place, access: Access) -> bool:
    return True


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    response = await fetch(place.url)
    page = judge(place, response)
    if page.outcome is not CheckOutcome.OK:
        return page
    return replace(page, content=await read_answer(response))


async def read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    """A page that shows no ranking by itself may name the files its scripts take the rows from."""
    content = page.content
    if content is None or content.rankings():
        return page
    base = page.final_url or page.url
    files = [url for name in content.data_files if (url := _beside(base, name))]
    read = [await read_address(fetch, url) for url in files[:MOST_FILES]]
    found = [each for each in read if each.rankings()]
    return replace(page, content=_filled(content, found)) if found else page


def _beside(page: str, name: str) -> str:
    """The address of a file on the page's own site; empty when it lies elsewhere."""
    try:
        url = urldefrag(urljoin(page, name)).url
        return url if urlsplit(url)[:2] == urlsplit(page)[:2] else ""
    except ValueError:
        return ""


def _filled(content: Content, files: list[Content]) -> Content:
    """The page with its files' tables in the place of those it leaves empty for them.

    The words of a page that shows next to nothing by itself stay unread.
    """
    document = content.document
    shown = sum(len(section.text) for section in document.sections) if document else 0
    settled = () if shown < FEW_WORDS else (FILLED_BY_SCRIPTS,)
    page = replace(
        content,
        tables=tuple(table for table in content.tables if table.loaded),
        unread=tuple(why for why in content.unread if why not in settled),
    )
    return joined(page, *files)


def judge(place: Place, response: Response) -> Page:
    """The page that an answer amounts to (decision table: docs/confirmation.md)."""
    status = response.status
    seen = visible_text(response)
    page = _inconclusive(place, response, seen)
    if page is not None:
        return page
    if status == HTTPStatus.NOT_FOUND:
        return failed(place, response, Failure.NOT_FOUND, hosts_word(response))
    if status == HTTPStatus.GONE:
        return failed(place, response, Failure.GONE, hosts_word(response))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return failed(place, response, Failure.SERVER_ERROR, hosts_word(response))
    if status >= _NEVER_BROKEN:
        return unread(place, response, Unread.BAD_ANSWER, f"answered {status}")
    elsewhere = redirected_to(place.url, response.url)
    return answered(place, response, redirected_to=elsewhere, **with_text(response, seen))


def _inconclusive(place: Place, response: Response, seen: VisibleText | None) -> Page | None:
    status = response.status
    if wall := bot_wall(response, seen):
        return unread(place, response, Unread.REFUSED_TO_BOTS, wall)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return unread(place, response, Unread.RATE_LIMITED, "asked to come back later")
    if status == HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
        return unread(place, response, Unread.LEGAL_BLOCK)
    if status in _REFUSALS:
        return unread(place, response, Unread.REFUSED_TO_BOTS, f"answered {status}")
    if why := paused_by_host(response):
        return unread(place, response, Unread.PLATFORM_TROUBLE, why)
    if is_parked(response, seen):
        return unread(place, response, Unread.PARKED, "looks like a parked domain name")
    return None
