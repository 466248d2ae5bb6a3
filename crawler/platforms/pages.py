"""From an answer, or from its absence, to a Page: what every adapter shares. Pure."""

import hashlib
import json
from typing import Any
from urllib.parse import urlsplit

from crawler.extract.visible_text import VisibleText, read_visible_text
from crawler.fetch.errors import AddressFailed, CouldNotCheck, FetchError
from crawler.fetch.response import Response
from crawler.observation import EXCERPT_LENGTH, Failure, Page, Unread
from crawler.platforms.adapter import Place
from leaderboards.vocabulary import CheckOutcome

KEPT_HEADERS = (
    "content-type",
    "etag",
    "last-modified",
    "retry-after",
    "server",
    "cf-mitigated",
    "x-vercel-error",
    "x-error-code",
    "x-error-message",
    "x-ratelimit-remaining",
    "x-answered-by",  # ours: the answer came in bulk (crawler/ahead.py)
)


def answered(place: Place, response: Response, **more: Any) -> Page:
    """A page that was answered and is in order, unless `more` says otherwise."""
    fields: dict[str, Any] = {
        "outcome": CheckOutcome.OK,
        "status": response.status,
        "final_url": response.url,
        "hops": response.hops,
        "headers": {
            name: response.headers[name][:300] for name in KEPT_HEADERS if name in response.headers
        },
        "elapsed_ms": response.elapsed_ms,
        "body_bytes": len(response.body),
        "body_sha256": hashlib.sha256(response.body).hexdigest(),
    }
    return Page(url=place.url, roles=place.roles, platform=place.platform, **{**fields, **more})


def failed(place: Place, response: Response, failure: Failure, detail: str = "") -> Page:
    return answered(place, response, outcome=CheckOutcome.FAILED, failure=failure, detail=detail)


def unread(place: Place, response: Response, why: Unread, detail: str = "") -> Page:
    return answered(
        place, response, outcome=CheckOutcome.COULD_NOT_CHECK, unread=why, detail=detail
    )


def host_of(url: str) -> str:
    """The host in lower case, without `www.` and the root's dot; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""


def redirected_to(asked: str, answered_at: str) -> str:
    """The host that answers, when it is another site than the one asked; else empty.

    A host below or above the other is the same site: a board may move to a name of its own there.
    """
    here, there = host_of(asked), host_of(answered_at)
    same = here == there or here.endswith(f".{there}") or there.endswith(f".{here}")
    return "" if same else there


def not_looked_at(place: Place, why: Unread, detail: str = "") -> Page:
    """No request was made, or none was answered, and nobody is to blame."""
    return Page(
        url=place.url,
        roles=place.roles,
        platform=place.platform,
        outcome=CheckOutcome.COULD_NOT_CHECK,
        unread=why,
        detail=detail,
    )


def unanswered(place: Place, error: FetchError) -> Page:
    """What a fetch that ended in an error says about the address."""
    seen: dict[str, Any] = {
        "url": place.url,
        "roles": place.roles,
        "platform": place.platform,
        "detail": error.detail[:EXCERPT_LENGTH],
        "hops": error.hops,
        "final_url": error.url if error.hops else "",
    }
    match error:
        case AddressFailed(failure=failure):
            return Page(outcome=CheckOutcome.FAILED, failure=failure, **seen)
        case CouldNotCheck(unread=why):
            return Page(outcome=CheckOutcome.COULD_NOT_CHECK, unread=why, **seen)
        case _:
            return Page(outcome=CheckOutcome.COULD_NOT_CHECK, unread=Unread.UNEXPECTED, **seen)


def visible_text(response: Response) -> VisibleText | None:
    """What a reader of an HTML page sees; None for any other kind of answer."""
    kind = response.headers.get("content-type", "").lower()
    return read_visible_text(response.text()) if "html" in kind or not kind else None


def with_text(response: Response, seen: VisibleText | None) -> dict[str, Any]:
    """Title, excerpt and length of the visible text, for a page made of text or HTML."""
    if seen:
        return {
            "title": seen.title,
            "excerpt": seen.text[:EXCERPT_LENGTH],
            "text_length": len(seen.text),
        }
    if response.headers.get("content-type", "").lower().startswith("text/"):
        text = response.text()
        return {"excerpt": text[:EXCERPT_LENGTH], "text_length": len(text)}
    return {"text_length": len(response.body)}


def as_json(response: Response) -> dict[str, Any] | None:
    """The body as a JSON object, or None when it is anything else."""
    try:
        plain = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None
