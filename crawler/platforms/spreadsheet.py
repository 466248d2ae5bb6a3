"""Shared spreadsheets: whether a reader without an account sees them."""

import re
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.login_hosts import is_login
from crawler.observation import Failure, Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.independent import judge
from crawler.platforms.pages import failed, host_of, unanswered, unread
from crawler.platforms.reading import read_answer
from leaderboards.vocabulary import CheckOutcome, Platform

_GOOGLE_KEY = re.compile(r"/spreadsheets/(?:u/\d+/)?d/(e/[\w-]+|[\w-]+)")
_GOOGLE_HOSTS = ("docs.google.com", ".googleusercontent.com", ".google.com")
_WANTS_LOGIN = "leads to a sign-in page"
# What Google answers here speaks of Google's service, not of the sheet.
_GOOGLES_TROUBLE = {HTTPStatus.BAD_REQUEST, HTTPStatus.GONE}


def matches(place: Place, access: Access) -> bool:
    return place.platform is Platform.SPREADSHEET


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    """A Google sheet is asked for its CSV export, which says more than its JavaScript page."""
    export = _google_export(place.url)
    try:
        response = await fetch(export or place.url)
    except FetchError as error:
        # A sign-in page mostly keeps robots out; that a reader is sent there says enough.
        if is_login(error.url):
            page = replace(unanswered(place, error), unread=None, failure=Failure.LOGIN_WALL)
            return replace(page, outcome=CheckOutcome.FAILED, detail=_WANTS_LOGIN)
        raise
    if is_login(response.url):
        return failed(place, response, Failure.LOGIN_WALL, _WANTS_LOGIN)
    page = _google(place, response) if export else judge(place, response)
    if page.outcome is not CheckOutcome.OK:
        return page
    return replace(page, content=await read_answer(response, at=export or response.url))


async def read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    return page


def _google(place: Place, response: Response) -> Page:
    status = response.status
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return failed(place, response, Failure.LOGIN_WALL, f"answered {status} without an account")
    if status in _GOOGLES_TROUBLE or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return unread(place, response, Unread.PLATFORM_TROUBLE, f"Google answered {status}")
    page = replace(judge(place, response), redirected_to="")
    is_table = "csv" in response.headers.get("content-type", "")
    if page.outcome is CheckOutcome.OK and not (is_table and _is_googles(response.url)):
        return unread(place, response, Unread.BAD_ANSWER, "the answer was not a table")
    return page


def _google_export(url: str) -> str:
    """Where a Google sheet gives its table as CSV; empty for any other address."""
    if host_of(url) != "docs.google.com":
        return ""
    parts = urlsplit(url)
    match = _GOOGLE_KEY.match(parts.path)
    if not match:
        return ""
    gid = parse_qs(parts.fragment).get("gid") or parse_qs(parts.query).get("gid") or [""]
    tab = f"&gid={gid[0]}" if gid[0].isdecimal() else ""
    if match[1].startswith("e/"):
        return f"https://docs.google.com/spreadsheets/d/{match[1]}/pub?output=csv{tab}"
    return f"https://docs.google.com/spreadsheets/d/{match[1]}/export?format=csv{tab}"


def _is_googles(url: str) -> bool:
    return f".{host_of(url)}".endswith(_GOOGLE_HOSTS)
