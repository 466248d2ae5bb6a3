"""A board's leaderboard.yml is asked for: conditionally, one small request where there is none.

That there is no such file is normal and says nothing of the board. No database.
"""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus

from crawler.again import sent_again
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.maintainer_file_places import places
from crawler.observation import Observation
from leaderboards.identity import BadAddress, host_of
from leaderboards.models import Location
from leaderboards.vocabulary import CheckOutcome, LocationRole, Source

LONGEST_LOOK = 20.0  # seconds, waiting for its host's turn included
MOST_PLACES = 6  # of one board
_STANDS_AT = (LocationRole.HOME, LocationRole.REPOSITORY)
# A file that is gone: nothing else says that it was taken away.
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class Found(StrEnum):
    """READ: a text that is to be parsed. SAME: as it was. UNKNOWN: nothing can be said."""

    READ = "read"
    SAME = "same"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Asking:
    """What is asked for this time, and what is known from before.

    `addresses` are asked in their order, until one answers with a file. `revision` is that of the
    board's repositories when it was asked last; `is_due` says that the time has come without it.
    `was_known`: there was a file before.
    """

    addresses: tuple[str, ...]
    all_addresses: tuple[str, ...] = ()
    sha256: str = ""
    etag: str = ""
    modified: str = ""
    revision: str = ""
    is_due: bool = True
    was_known: bool = False


@dataclass(frozen=True)
class FileLook:
    """`asked` are the addresses that were asked. `body` is there when it was read.

    `was_known`: there was a file before.
    """

    found: Found
    asked: tuple[str, ...] = ()
    url: str = ""
    body: bytes = b""
    sha256: str = ""
    etag: str = ""
    modified: str = ""
    revision: str = ""
    was_known: bool = False

    @property
    def says_nothing_new(self) -> bool:
        """Whether there is nothing to write down but that it was asked for."""
        return self.found is not Found.READ and not (self.found is Found.ABSENT and self.was_known)


def places_of_file(locations: Iterable[Location]) -> tuple[str, ...]:
    """Where a board's file may lie: at the homes and repositories that the catalogue states.

    What the file itself states leads to no other file.
    """
    own = [
        each for each in locations if each.role in _STANDS_AT and each.source != Source.MAINTAINER
    ]
    own.sort(key=lambda each: (_STANDS_AT.index(LocationRole(each.role)), each.pk))
    found = dict.fromkeys(address for each in own for address in places(each.url))
    return tuple(found)[:MOST_PLACES]


def revision_of(seen: Observation) -> str:
    """What changes when something in the board's repositories does; "" where that is not told."""
    told = [page.repository.pushed_at for page in seen.pages if page.repository]
    told += [page.space.revision for page in seen.pages if page.space]
    joined = "\n".join(told).strip()
    return hashlib.sha256(joined.encode()).hexdigest() if joined else ""


async def look_at_file(asking: Asking, fetch: Fetch, seen: Observation | None) -> FileLook | None:
    """None where it need not be asked for. `seen` is what the board just showed, if it was read.

    A board that does not answer is not asked for its file either.
    """
    if seen and not any(page.outcome is CheckOutcome.OK for page in seen.pages):
        return None
    revision = revision_of(seen) if seen else asking.revision
    try:
        async with asyncio.timeout(LONGEST_LOOK):
            return await _look(asking, fetch, revision)
    except TimeoutError:
        return FileLook(Found.UNKNOWN, revision=asking.revision)


async def _look(asking: Asking, fetch: Fetch, revision: str) -> FileLook | None:
    changed = bool(revision) and revision != asking.revision
    if not (asking.is_due or changed):
        return None
    addresses = asking.addresses if asking.is_due else asking.all_addresses
    asked: list[str] = []
    absent = True
    for address in addresses:
        asked.append(address)
        look = await _ask(address, asking, fetch)
        if look.found in (Found.READ, Found.SAME):
            return replace(look, asked=tuple(asked), revision=revision)
        absent &= look.found is Found.ABSENT
    found = Found.ABSENT if absent and asked else Found.UNKNOWN
    return FileLook(found, tuple(asked), revision=revision, was_known=asking.was_known)


async def _ask(address: str, asking: Asking, fetch: Fetch) -> FileLook:
    is_known = bool(asking.sha256) and address == asking.addresses[0]
    validators = {"If-None-Match": asking.etag, "If-Modified-Since": asking.modified}
    headers = {name: value for name, value in validators.items() if value} if is_known else {}
    try:
        response = await fetch(address, headers=headers)
    except FetchError:
        return FileLook(Found.UNKNOWN)
    if response.status == HTTPStatus.NOT_MODIFIED and headers:
        return FileLook(Found.SAME, url=address)
    if response.status in _GONE:
        return FileLook(Found.ABSENT)
    if response.status != HTTPStatus.OK:
        return FileLook(Found.UNKNOWN)
    if not _is_from(address, response) or _is_a_page(response):
        return FileLook(Found.ABSENT)
    sha256 = hashlib.sha256(response.body).hexdigest()
    return FileLook(
        Found.SAME if is_known and sha256 == asking.sha256 else Found.READ,
        url=address,
        body=response.body,
        sha256=sha256,
        etag=sent_again(response.headers.get("etag", "")),
        modified=sent_again(response.headers.get("last-modified", "")),
    )


def _is_from(address: str, response: Response) -> bool:
    """Whether the answer is the board's own: no other host speaks for its maintainers."""
    try:
        return host_of(response.url) == host_of(address)
    except BadAddress:
        return False


def _is_a_page(response: Response) -> bool:
    """Many sites answer every address with their front page."""
    kind = response.headers.get("content-type", "").lower()
    return response.body.lstrip()[:1] == b"<" or kind.startswith("text/html")
