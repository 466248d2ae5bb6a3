"""Looking again at a board that was well: when every answer is as it was, nothing is read anew.

The requests by which a board was last seen are its trace. They are made once more, with the
validators that came with the answers (RFC 9110, conditional requests). When each is answered by
304, or by the same answer, the board is as it was. Otherwise it is looked at in full, and the
answers that came just now are not asked for again. No database.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.platforms.adapter import Access

AT_ONCE = 4  # requests of one board in flight
LONGEST_VALIDATOR = 300  # characters
MOST_REQUESTS = 40  # a board that takes more is looked at in full
_NOT_KEPT = "authorization"  # a header; the operator may change the token
# Of what GitHub says of a repository only what its adapter reads counts: stars change every day.
_REPOSITORY = re.compile(r"https://api\.github\.com/(?:repos/[^/?#]+/[^/?#]+|repositories/\d+)")
_TELLING = ("id", "full_name", "archived", "archived_at", "disabled", "pushed_at")


@dataclass(frozen=True)
class Asked:
    """One GET that was answered well. `digest` tells its answer from another one.

    `headers` are what it was asked with, without any secret.
    """

    url: str
    headers: Mapping[str, str]
    digest: str
    etag: str = ""
    modified: str = ""

    def validators(self) -> dict[str, str]:
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


@dataclass
class Tracing:
    """A Fetch that keeps the trace of one look, unless it cannot be walked again.

    It cannot where something was posted, or was not answered well.
    """

    fetch: Fetch
    known: Mapping[str, Response] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    can_be_repeated: bool = True

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        self.can_be_repeated &= posted is None and follow
        response = self.known.get(url) if posted is None else None
        try:
            response = response or await self.fetch(
                url, headers=headers, follow=follow, posted=posted
            )
        except FetchError:
            self.can_be_repeated = False
            raise
        self.can_be_repeated &= response.status == HTTPStatus.OK
        self.asked.append(_asked(url, headers or {}, response))
        return response

    def trace(self) -> tuple[Asked, ...]:
        """The requests to repeat; empty when that is not possible."""
        usable = self.can_be_repeated and len(self.asked) <= MOST_REQUESTS
        return tuple(self.asked) if usable else ()


@dataclass(frozen=True)
class Repeated:
    """`is_same`: every answer was. `answers` are those that came in full, by address."""

    is_same: bool
    answers: Mapping[str, Response] = field(default_factory=dict)


async def repeat(trace: Sequence[Asked], fetch: Fetch, access: Access) -> Repeated:
    """Walk a trace again, until an answer is another one. A failure only means that it is not."""
    gate = asyncio.Semaphore(AT_ONCE)
    answers: dict[str, Response] = {}
    changed = asyncio.Event()

    async def once_more(asked: Asked) -> None:
        async with gate:
            if changed.is_set():
                return
            response = await _answer(asked, fetch, access)
        if response is not None and response.status == HTTPStatus.OK:
            answers[asked.url] = response
        if not _is_same(asked, response):
            changed.set()

    await asyncio.gather(*(once_more(asked) for asked in trace))
    return Repeated(bool(trace) and not changed.is_set(), answers)


async def _answer(asked: Asked, fetch: Fetch, access: Access) -> Response | None:
    headers = {**asked.headers, **access.secret_for(asked.url), **asked.validators()}
    try:
        return await fetch(asked.url, headers=headers)
    except FetchError:
        return None


def _is_same(asked: Asked, response: Response | None) -> bool:
    if response is None:
        return False
    if response.status == HTTPStatus.NOT_MODIFIED:
        return bool(asked.validators())
    return response.status == HTTPStatus.OK and digest(response) == asked.digest


def _asked(url: str, headers: Mapping[str, str], response: Response) -> Asked:
    return Asked(
        url=url,
        headers={name: value for name, value in headers.items() if name.lower() != _NOT_KEPT},
        digest=digest(response),
        etag=sent_again(response.headers.get("etag", "")),
        modified=sent_again(response.headers.get("last-modified", "")),
    )


def sent_again(validator: str) -> str:
    """A server's own words in our request: as they came, or not at all."""
    fits = len(validator) <= LONGEST_VALIDATOR and validator.isascii() and validator.isprintable()
    return validator if fits else ""


def digest(response: Response) -> str:
    """What tells one answer from another: where it came from, and what it says."""
    told = hashlib.sha256(response.url.encode())
    told.update(_telling(response))
    return told.hexdigest()


def _telling(response: Response) -> bytes:
    if not _REPOSITORY.fullmatch(response.url) or not response.body.startswith(b"{"):
        return response.body
    try:
        plain = json.loads(response.body)
    except (ValueError, RecursionError):
        return response.body
    return json.dumps([plain.get(name) for name in _TELLING]).encode()


def to_plain(trace: Iterable[Asked]) -> list[dict[str, object]]:
    return [vars(replace(asked, headers=dict(asked.headers))) for asked in trace]


def from_plain(plain: Iterable[Mapping[str, object]]) -> tuple[Asked, ...]:
    return tuple(Asked(**asked) for asked in plain)  # type: ignore[arg-type]
