"""Any address on the web: what its answer says. A refusal to robots is never a failure."""

from http import HTTPStatus

from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import answered, failed, redirected_to, unread, with_text
from crawler.platforms.signatures import bot_wall, hosts_word, is_parked, paused_by_host

_REFUSALS = {400, 401, 402, 403, 405, 406, 407, 412, 428, 440, 449, 999}
_NEVER_BROKEN = 300  # from here on an answer is a redirect nobody can follow, or an error


def matches(place: Place, access: Access) -> bool:
    return True


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    return judge(place, await fetch(place.url))


def judge(place: Place, response: Response) -> Page:
    """The page that an answer amounts to (decision table: docs/confirmation.md)."""
    status = response.status
    page = _inconclusive(place, response)
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
    return answered(place, response, redirected_to=elsewhere, **with_text(response))


def _inconclusive(place: Place, response: Response) -> Page | None:
    status = response.status
    if wall := bot_wall(response):
        return unread(place, response, Unread.REFUSED_TO_BOTS, wall)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return unread(place, response, Unread.RATE_LIMITED, "asked to come back later")
    if status == HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
        return unread(place, response, Unread.LEGAL_BLOCK)
    if status in _REFUSALS:
        return unread(place, response, Unread.REFUSED_TO_BOTS, f"answered {status}")
    if why := paused_by_host(response):
        return unread(place, response, Unread.PLATFORM_TROUBLE, why)
    if is_parked(response):
        return unread(place, response, Unread.PARKED, "looks like a parked domain name")
    return None
