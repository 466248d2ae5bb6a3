"""Fetching what an import reads from the open web: one document, or the Hub's list of Spaces."""

import asyncio
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from crawler.door import open_client, politely
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from leaderboards.importers.huggingface_tags import PRESENCE
from leaderboards.importers.reading import parse_json
from leaderboards.records import Unreadable

HUB = "https://huggingface.co"
SPACES = f"{HUB}/api/spaces"
_EXPAND = ("tags", "cardData", "private")
_PAGE = 500
MOST_PAGES = 200
_GITHUB_FILE = re.compile(r"^https://github\.com/([^/]+/[^/]+)/(?:blob|raw)/([^?#]+)")
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next"?', re.IGNORECASE)

Told = Callable[[int], None]


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def fetch_document(url: str) -> bytes:
    """The body of one page or file. Raises Unreadable that says what went wrong."""

    async def fetched() -> bytes:
        async with open_client() as client:
            return (await _answer(client, _raw_file(url))).body

    return asyncio.run(fetched())


def fetch_spaces(url: str, *, token: str, tell: Told) -> list[Any]:
    """All Spaces of the Hub's listing, page by page. `tell` gets the number read so far.

    The bare address of the listing stands for the Spaces tagged as leaderboard or arena.
    Raises Unreadable.
    """

    async def fetched() -> list[Any]:
        async with open_client() as client:
            return await read_listing(politely(client), url, token=token, tell=tell)

    return asyncio.run(fetched())


async def read_listing(fetch: Fetch, url: str, *, token: str, tell: Told) -> list[Any]:
    found: dict[str, Any] = {}
    for first in _listings(url):
        address, seen = first, set[str]()
        while address and address not in seen and len(seen) < MOST_PAGES:
            seen.add(address)
            response = await _answer(fetch, address, _headers(address, token))
            for number, space in enumerate(_spaces(response)):
                # A Space with both tags is listed twice.
                name = space.get("id") if isinstance(space, dict) else None
                found.setdefault(str(name or f"{address} {number}").lower(), space)
            tell(len(found))
            address = _next_page(response)
    return list(found.values())


def _listings(url: str) -> list[str]:
    if "filter" in parse_qs(url.partition("?")[2]):
        return [url]
    bare = url.partition("?")[0].rstrip("/")
    fields = [("expand", name) for name in _EXPAND]
    return [f"{bare}?{urlencode([('filter', tag), ('limit', _PAGE), *fields])}" for tag in PRESENCE]


def _headers(address: str, token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token and address.startswith(f"{HUB}/") else {}


async def _answer(fetch: Fetch, url: str, headers: dict[str, str] | None = None) -> Response:
    try:
        response = await fetch(url, headers=headers or {})
    except FetchError as error:
        raise Unreadable(f"{url} could not be fetched: {error.detail}") from error
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise Unreadable(f"{url} asks us to come back later (429): try again in 5 minutes")
    if response.status != HTTPStatus.OK:
        raise Unreadable(f"{url} answered {response.status} instead of the document")
    return response


def _spaces(response: Response) -> list[Any]:
    try:
        spaces = parse_json(response.body)
    except ValueError as error:
        raise Unreadable(f"{response.url} did not answer with JSON: {error}") from error
    if not isinstance(spaces, list):
        raise Unreadable(f"{response.url} did not answer with a list of Spaces")
    return spaces


def _next_page(response: Response) -> str:
    """The next page by the Link header; only on the same host, whatever the header says."""
    match = _NEXT.search(response.headers.get("link", ""))
    if not match:
        return ""
    try:
        address = urljoin(response.url, match[1])
        same_host = urlsplit(address).netloc == urlsplit(response.url).netloc
    except ValueError:
        return ""
    return address if same_host else ""


def _raw_file(url: str) -> str:
    """A file's page on GitHub shows it within a page: its content stands elsewhere."""
    if match := _GITHUB_FILE.match(url):
        return f"https://raw.githubusercontent.com/{match[1]}/{match[2]}"
    return url
