"""What an adapter does to learn what an address shows: fetch it, read it, say why it could not."""

import asyncio
import codecs
import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from crawler.content import Content
from crawler.extract.read import read_content
from crawler.fetch.errors import CouldNotCheck, FetchError
from crawler.fetch.response import Fetch, Response
from crawler.observation import Unread

SMALL = 100_000  # bytes; read at once, since a thread would cost more than the wait
MOST_BYTES = 5_000_000  # of one file; reading more takes longer than anybody should wait for
TOO_LARGE = "it is larger than what is read"
NOT_OPEN = "it asks for an account, or refuses robots"
NOT_THERE = "there is nothing at its address"
NOT_TEXT = "it is of a kind of file that is not read"
NOT_UNDERSTOOD = "its answer was not understood"
NO_ANSWER = "it did not answer"
NO_TIME = "there was no time left to read it"
OUR_FAULT = "reading it failed; this is our fault"
_REASONS = {
    Unread.ROBOTS: "its robots.txt asks us not to look, or could not be read",
    Unread.RATE_LIMITED: "its host asks us to come back later",
    Unread.TOO_LARGE: TOO_LARGE,
}
# Pictures, sound, packed files; where the type is vague, the bytes decide.
_NOT_TEXT = re.compile(
    r"(image/(?!svg)|audio/|video/|font/|application/(pdf|zip|gzip|x-tar))", re.I
)
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # texts in which every other byte may be NUL
_CLOSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


async def read_answer(response: Response, *, kind: str | None = None, at: str = "") -> Content:
    """What the body shows. `kind` overrules the declared type, `at` the address.

    A large page takes seconds, in a thread: other addresses of the board do not wait for it.
    """
    at = at or response.url
    if len(response.body) > MOST_BYTES:
        return Content(at, unread=(TOO_LARGE,))
    kind = response.headers.get("content-type", "") if kind is None else kind
    if _NOT_TEXT.match(kind) or _is_binary(response.body):
        return Content(at, unread=(NOT_TEXT,))
    if len(response.body) < SMALL:
        return read_content(response.body, kind, at)
    return await asyncio.to_thread(read_content, response.body, kind, at)


async def read_address(
    fetch: Fetch,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    kind: str | None = None,
    at: str = "",
) -> Content:
    """What another address shows than the one that was looked at."""
    response, why = await ask(fetch, url, headers=headers)
    if response is None:
        return Content(at or url, unread=(why,))
    return await read_answer(response, kind=kind, at=at)


def _is_binary(body: bytes) -> bool:
    return b"\0" in body[:1000] and not body.startswith(_MARKS)


def of(part: str, content: Content) -> Content:
    """The same, saying of what it is that something could not be read."""
    return replace(content, unread=tuple(f"{part}: {why}" for why in content.unread))


async def ask(
    fetch: Fetch,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    posted: bytes | None = None,
) -> tuple[Response | None, str]:
    """The answer, when it is a good one; else None, and why."""
    try:
        response = await fetch(url, headers=headers, posted=posted)
    except FetchError as error:
        return None, reason_of(error)
    why = why_not_good(response)
    return (None, why) if why else (response, "")


def why_not_good(response: Response) -> str:
    """Why nothing can be read from an answer; empty when it is a good one."""
    if response.status == HTTPStatus.OK:
        return ""
    if response.status in _CLOSED:
        return NOT_OPEN
    return NOT_THERE if response.status == HTTPStatus.NOT_FOUND else NO_ANSWER


def reason_of(error: FetchError) -> str:
    return _REASONS.get(error.unread, NO_ANSWER) if isinstance(error, CouldNotCheck) else NO_ANSWER
