"""Any address on the web: what its answer says. A refusal to robots is never a failure."""

from http import HTTPStatus

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import answered, failed, unanswered, unread, with_text

_REFUSALS = {400, 401, 402, 403, 405, 406, 407, 412, 428, 440, 449, 999}
_NEVER_BROKEN = 300  # from here on an answer is a redirect nobody can follow, or an error


def matches(place: Place, access: Access) -> bool:
    return True


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    try:
        response = await fetch(place.url)
    except FetchError as error:
        return unanswered(place, error)
    return judge(place, response)


def judge(place: Place, response: Response) -> Page:
    """The page that an answer amounts to (decision table: docs/confirmation.md)."""
    status = response.status
    page = _inconclusive(place, response)
    if page is not None:
        return page
    if status == HTTPStatus.NOT_FOUND:
        return failed(place, response, Failure.NOT_FOUND)
    if status == HTTPStatus.GONE:
        return failed(place, response, Failure.GONE)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return failed(place, response, Failure.SERVER_ERROR)
    if status >= _NEVER_BROKEN:
        return unread(place, response, Unread.BAD_ANSWER, f"answered {status}")
    page = answered(place, response)
    return answered(place, response, **with_text(page, response))


def _inconclusive(place: Place, response: Response) -> Page | None:
    status, headers = response.status, response.headers
    if "cf-mitigated" in headers:
        return unread(place, response, Unread.REFUSED_TO_BOTS, "a challenge for browsers")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return unread(place, response, Unread.RATE_LIMITED, "asked to come back later")
    if status == HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
        return unread(place, response, Unread.LEGAL_BLOCK)
    if status in _REFUSALS:
        return unread(place, response, Unread.REFUSED_TO_BOTS, f"answered {status}")
    # Vercel pauses a site whose quota is used up; it often returns with the next month.
    if "DEPLOYMENT_PAUSED" in headers.get("x-vercel-error", ""):
        return unread(place, response, Unread.PLATFORM_TROUBLE, "paused by its host")
    return None
