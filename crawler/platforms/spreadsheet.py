"""Shared spreadsheets: whether a reader without an account sees them."""

import re
from urllib.parse import parse_qs, urlsplit

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.independent import judge
from crawler.platforms.pages import failed, unanswered, unread
from leaderboards.vocabulary import Platform

_GOOGLE_KEY = re.compile(r"/spreadsheets/d/(e/[\w-]+|[\w-]+)")
_LOGIN_HOSTS = {
    "accounts.google.com",
    "login.microsoftonline.com",
    "login.live.com",
    "accounts.feishu.cn",
    "passport.feishu.cn",
    "accounts.larksuite.com",
}
_LOGIN_PATHS = re.compile(r"^(airtable\.com|docs\.qq\.com|notion\.so)/(.*/)?login\b")


def matches(place: Place, access: Access) -> bool:
    return place.platform is Platform.SPREADSHEET


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    """A Google sheet is asked for its CSV export, which says more than its JavaScript page."""
    google = _google_export(place.url)
    try:
        response = await fetch(google or place.url)
    except FetchError as error:
        return unanswered(place, error)
    if _wants_login(response, google=bool(google)):
        return failed(place, response, Failure.LOGIN_WALL, "leads to a sign-in page")
    page = judge(place, response)
    kind = response.headers.get("content-type", "")
    if google and page.failure is None and page.unread is None and "csv" not in kind:
        return unread(place, response, Unread.BAD_ANSWER, "the answer was not a table")
    return page


def _google_export(url: str) -> str:
    parts = urlsplit(url)
    match = _GOOGLE_KEY.match(parts.path)
    if parts.hostname != "docs.google.com" or not match:
        return ""
    gid = parse_qs(parts.fragment).get("gid") or parse_qs(parts.query).get("gid") or [""]
    tab = f"&gid={gid[0]}" if gid[0].isdigit() else ""
    if match[1].startswith("e/"):
        return f"https://docs.google.com/spreadsheets/d/{match[1]}/pub?output=csv{tab}"
    return f"https://docs.google.com/spreadsheets/d/{match[1]}/export?format=csv{tab}"


def _wants_login(response: Response, *, google: bool) -> bool:
    parts = urlsplit(response.url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in _LOGIN_HOSTS or _LOGIN_PATHS.match(f"{host}{parts.path}"):
        return True
    return google and response.status in (401, 403)


