"""GitHub repositories, through the REST API. GitHub Pages are ordinary sites."""

import re
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import quote, unquote

from crawler.content import Content
from crawler.fetch.errors import AddressFailed
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Page, RepositoryState, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.github_bulk import is_name
from crawler.platforms.pages import answered, as_json, failed, not_looked_at, unread
from crawler.platforms.reading import of, read_address

API = "https://api.github.com"
_NAME = r"[A-Za-z0-9._-]+"
_REPOSITORY = re.compile(
    rf"^https?://(?:www\.)?github\.com/({_NAME})/({_NAME})(?:[/?#]|$)", re.IGNORECASE
)
# After owner and name: nothing, or a branch with a folder (tree) or a file (blob, raw) in it.
_INSIDE = re.compile(
    r"//[^/]+/(?:github/)?[^/?#]+/[^/?#]+/?"
    r"(?:(?P<kind>tree|blob|raw)/(?P<branch>[^/?#]+)(?:/(?P<path>[^?#]*?))?/?)?(?:[?#].*)?$"
)
LIMIT_REACHED = "GitHub's limit of requests was reached"
_NOT_OWNERS = {
    *("apps", "collections", "enterprise", "explore", "features", "login", "marketplace", "orgs"),
    *("search", "settings", "sponsors", "stars", "topics", "trending", "users"),
}


def matches(place: Place, access: Access) -> bool:
    return _parse(place.url, access) is not None


def name_at(url: str) -> str:
    """`owner/name` of the repository that a GitHub address is about; "" for anything else."""
    parsed = _parse(url, Access())
    return parsed[1] if parsed and is_name(parsed[1]) else ""


def _parse(url: str, access: Access) -> tuple[str, str] | None:
    """The API's address and `owner/name`, or None for anything but a repository."""
    if match := _REPOSITORY.match(url):
        owner, name = match[1], match[2].removesuffix(".git")
        if owner.lower() in _NOT_OWNERS or not name.strip("."):
            return None
        return API, f"{owner}/{name}"
    stand_in = f"{access.samples}/github"
    if access.samples and (
        match := re.match(rf"^{re.escape(stand_in)}/({_NAME})/({_NAME})/?$", url)
    ):
        return f"{stand_in}/api", f"{match[1]}/{match[2]}"
    return None


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    parsed = _parse(place.url, access)
    if parsed is None:
        raise LookupError("matches() was not asked")
    api, name = parsed
    try:
        response = await fetch(f"{api}/repos/{name}", headers=_headers(api, access))
    except AddressFailed as error:
        # That the API cannot be reached says nothing about the repository.
        return not_looked_at(place, Unread.PLATFORM_TROUBLE, error.detail)
    return judge(place, response, name)


async def read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    """The file that the address names; for the repository or a folder in it, the README there."""
    parsed = _parse(place.url, access)
    wanted = _file_at(place.url)
    if parsed is None or page.repository is None or wanted is None:
        return page
    if page.headers.get("x-ratelimit-remaining") == "0":
        return replace(page, content=Content(page.url, unread=(LIMIT_REACHED,)))
    api, name = parsed
    name = page.repository.full_name if page.repository.moved_to else name
    headers = _headers(api, access) | {"Accept": "application/vnd.github.raw+json"}
    kind = "text/markdown" if wanted.startswith("readme") else ""
    content = await read_address(
        fetch, f"{api}/repos/{name}/{wanted}", headers=headers, kind=kind, at=place.url
    )
    return replace(page, content=of("its README" if kind else "its file", content))


def _headers(api: str, access: Access) -> dict[str, str]:
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    return headers | access.secret_for(f"{api}/")


def _file_at(url: str) -> str | None:
    """What to ask the API for below the repository; None for its issues, releases and so on.

    A branch whose name has a slash cannot be told from a folder; then the file is not found.
    """
    match = _INSIDE.search(url)
    if match is None or not match["kind"]:
        return "readme" if match else None
    path = quote(unquote(match["path"] or ""), safe="/")
    query = f"?ref={quote(unquote(match['branch']), safe='')}"
    if match["kind"] == "tree":
        return f"readme/{path}{query}" if path else f"readme{query}"
    return f"contents/{path}{query}" if path else None


def judge(place: Place, response: Response, name: str) -> Page:
    status = response.status
    message = str((as_json(response) or {}).get("message", ""))
    if status == HTTPStatus.OK:
        return _repository(place, response, name)
    # A word of GitHub's own, so that a page of some proxy on the way accuses nobody.
    if status == HTTPStatus.NOT_FOUND and message.lower() == "not found":
        return failed(place, response, Failure.NOT_FOUND, "no public repository of that name")
    if status == HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS or "blocked" in message:
        return unread(place, response, Unread.LEGAL_BLOCK, "blocked by GitHub")
    if status in (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS):
        return unread(place, response, Unread.RATE_LIMITED, "GitHub's limit was reached")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return unread(place, response, Unread.PLATFORM_TROUBLE, f"GitHub answered {status}")
    return unread(place, response, Unread.BAD_ANSWER, f"GitHub answered {status}")


def _repository(place: Place, response: Response, asked: str) -> Page:
    plain = as_json(response)
    if plain is None or not is_name(plain.get("full_name")):
        return unread(place, response, Unread.BAD_ANSWER, "the answer was not a repository")
    full_name = plain["full_name"]
    state = RepositoryState(
        full_name=full_name,
        archived=plain.get("archived") is True,
        archived_at=str(plain.get("archived_at") or ""),
        disabled=plain.get("disabled") is True,
        pushed_at=str(plain.get("pushed_at") or ""),
        numeric_id=plain["id"] if isinstance(plain.get("id"), int) else 0,
        moved_to=full_name if full_name.lower() != asked.lower() else "",
    )
    return answered(place, response, repository=state)
