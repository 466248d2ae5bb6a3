"""Asking one address for a proof, and what its answer means before it is read."""

from collections.abc import Mapping
from http import HTTPStatus

from crawler.claims.answer import Answer, Judged, Verdict, seen
from crawler.claims.proofs.sites import is_same_site
from crawler.fetch.errors import AddressFailed, CouldNotCheck, FetchError, NameNotFound
from crawler.fetch.response import Fetch, Response

_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


async def fetched(url: str, fetch: Fetch, *, headers: Mapping[str, str] | None = None) -> Response:
    """The answer of an address that stayed on its own site. Raises Judged for any failure."""
    try:
        response = await fetch(url, headers=headers)
    except FetchError as error:
        raise Judged(_unanswered(url, error)) from error
    for hop in response.hops:
        if not is_same_site(url, hop.url):
            elsewhere = seen("led-elsewhere", url=url, to=hop.url)
            raise Judged(Answer(Verdict.NOT_THERE, (elsewhere,)))
    return response


async def found(url: str, fetch: Fetch, *, headers: Mapping[str, str] | None = None) -> Response:
    """The same for what must be there: anything but 200 is judged."""
    response = await fetched(url, fetch, headers=headers)
    if response.status != HTTPStatus.OK:
        is_gone = response.status in _GONE
        verdict = Verdict.NOT_THERE if is_gone else Verdict.COULD_NOT_TELL
        answered = seen("answered", url=response.url, status=response.status)
        raise Judged(Answer(verdict, (answered,)))
    return response


def is_html(response: Response) -> bool:
    return "html" in response.headers.get("content-type", "").lower()


def _unanswered(url: str, error: FetchError) -> Answer:
    """A host that is not there holds no proof. All other silence says nothing."""
    verdict = Verdict.NOT_THERE if isinstance(error, NameNotFound) else Verdict.COULD_NOT_TELL
    match error:
        case AddressFailed(failure=failure):
            why = failure.value
        case CouldNotCheck(unread=unread):
            why = unread.value
        case _:
            why = "unexpected"
    return Answer(verdict, (seen("unanswered", url=error.url or url, why=why),))
