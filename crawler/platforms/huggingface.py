"""Hugging Face Spaces, datasets and models, through the Hub's API.

A Space is never visited itself while it sleeps: a visit would wake it. What strangers get for
anything hidden is a 401, which says nothing; and a protected Space hides its source while its
app is open, so that a Space is gone only when its app address is gone as well.
"""

import re
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from crawler.fetch.errors import AddressFailed, FetchError, NameNotFound
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, Page, SpaceState, Unread
from crawler.platforms import hub_card, independent
from crawler.platforms.adapter import Access, Place
from crawler.platforms.hub_content import read_data_set, read_space, with_queues_asked
from crawler.platforms.pages import answered, as_json, failed, host_of, not_looked_at, unread
from crawler.platforms.reading import of, read_address
from crawler.platforms.space_app import ASLEEP, RUNNING
from leaderboards.vocabulary import CheckOutcome, LocationRole

HUB = "https://huggingface.co"
_HUB_HOSTS = {"huggingface.co", "hf.co"}
_PART = r"[A-Za-z0-9._-]+"
_PATH = re.compile(rf"^/(spaces|datasets)/({_PART}/{_PART})(?:[/?#]|$)")
_MODEL = re.compile(rf"^/({_PART}/{_PART})(?:/?|/(?:tree|blob)/.*)$")
_NOT_OWNERS = {
    *("api", "blog", "chat", "collections", "datasets", "docs", "enterprise", "inference", "join"),
    *("learn", "login", "models", "new", "oauth", "organizations", "papers", "posts", "pricing"),
    *("search", "settings", "spaces", "support", "tasks"),
}
_APP_HOST = re.compile(r"^([a-z0-9-]+)(?:\.static)?\.hf\.space$")
_EXPAND = ("sha", "lastModified", "disabled", "sdk", "runtime", "subdomain", "cardData")

# At a data set of questions no ranking is to be found; its rows are not worth two requests.
_SHOWS_A_RANKING = {LocationRole.HOME, LocationRole.MIRROR}
_UNKNOWN = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}
IN_TRANSITION = {"BUILDING", "APP_STARTING", "DELETING"}
BROKEN = {"PAUSED", "RUNTIME_ERROR", "BUILD_ERROR", "CONFIG_ERROR", "NO_APP_FILE"}
_PLATFORMS_FAULT = re.compile(
    r"scheduling failure|not enough hardware capacity|unable to schedule"
    r"|failed to create containerd",
    re.IGNORECASE,
)
_NO_SUCH_APP = "we can't find the page you are looking for"
_LONGEST_LABEL = 63  # of a host name; a longer subdomain is shortened in a way we do not know


def matches(place: Place, access: Access) -> bool:
    return _api_address(place.url, access) is not None


def _api_address(url: str, access: Access) -> tuple[str, str] | None:
    """The API address to ask and the id asked for, or None when it is another kind of page."""
    host = host_of(url)
    if match := _APP_HOST.match(host):
        return f"{HUB}/api/spaces/by-subdomain/{match[1]}", ""
    hub, path = HUB, urlsplit(url).path if host in _HUB_HOSTS else ""
    if access.samples and url.startswith(f"{access.samples}/huggingface/"):
        hub = f"{access.samples}/huggingface"
        path = url.removeprefix(hub)
    if match := _PATH.match(path):
        kind, name = match[1], match[2]
        query = "?" + "&".join(f"expand={field}" for field in _EXPAND)
        return f"{hub}/api/{kind}/{name}{query if kind == 'spaces' else ''}", name
    if (match := _MODEL.match(path)) and match[1].partition("/")[0] not in _NOT_OWNERS:
        return f"{hub}/api/models/{match[1]}", match[1]
    return None


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    parsed = _api_address(place.url, access)
    if parsed is None:
        raise LookupError("matches() was not asked")
    address, name = parsed
    try:
        response = await fetch(address, headers=access.secret_for(address))
    except AddressFailed as error:
        # That the API cannot be reached says nothing about the Space.
        return not_looked_at(place, Unread.PLATFORM_TROUBLE, error.detail)
    page = judge(place, response, name)
    if "/api/models/" in address and page.status in _UNKNOWN:
        # Not every address of two parts is a model's; how the page itself answers tells.
        return await independent.look(place, fetch, access)
    if page.failure is Failure.NOT_FOUND and address.startswith(f"{HUB}/api/spaces/"):
        return await _unless_app_answers(place, page, fetch, _app_addresses(place.url, name))
    return page


async def read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    """The README; then what the app of a Space shows, or the rows of a data set that is a board."""
    hub = HUB
    if access.samples and place.url.startswith(f"{access.samples}/huggingface/"):
        hub = f"{access.samples}/huggingface"
    if page.space:
        space, content = await read_space(page.space, hub, fetch)
        token = access.huggingface_token if hub == HUB else ""
        space = await with_queues_asked(space, hub, fetch, token)
        return replace(page, space=space, content=content)
    parsed = _api_address(place.url, access)
    if parsed and "/api/models/" in parsed[0]:
        return await _with_model_card(page, f"{hub}/{parsed[1]}", fetch)
    if parsed is None or not set(page.roles) & _SHOWS_A_RANKING:
        return page
    return replace(page, content=await read_data_set(parsed[1], hub, fetch))


async def _with_model_card(page: Page, address: str, fetch: Fetch) -> Page:
    """The words of a model that a board presents as its own page, where they were not read yet."""
    if page.content or not set(page.roles) & {*_SHOWS_A_RANKING, LocationRole.DOCUMENTATION}:
        return page
    card = f"{address}/resolve/main/README.md"
    content = await read_address(fetch, card, kind="text/markdown", at=page.url)
    return replace(page, content=of("its README", content))


def judge(place: Place, response: Response, name: str) -> Page:
    """What the Hub's answer says. `name` is the id asked for; empty when asked by subdomain."""
    status = response.status
    if status == HTTPStatus.OK:
        plain = as_json(response)
        if plain is None or not isinstance(plain.get("id"), str):
            return unread(place, response, Unread.BAD_ANSWER, "the answer was not understood")
        if plain.get("disabled") is True:
            return unread(place, response, Unread.LEGAL_BLOCK, "disabled by Hugging Face")
        if "/api/datasets/" in response.url or "/api/models/" in response.url:
            return _repository(place, response, plain)
        return _space(place, response, plain, name)
    # The Hub's own word for it, so that a change of its API is not taken for a deletion.
    code = response.headers.get("x-error-code", "")
    if status == HTTPStatus.NOT_FOUND and code == "RepoNotFound":
        return failed(place, response, Failure.NOT_FOUND, "the Hub does not know it")
    return _refused(place, response, code)


def _repository(place: Place, response: Response, plain: dict[str, Any]) -> Page:
    """A data set or a model. Its page is open to everybody, also where its files are not."""
    page = answered(place, response, deprecated=hub_card.owners_mark(plain))
    if plain.get("gated") in ("auto", "manual") and not set(place.roles) & _SHOWS_A_RANKING:
        detail = "its files are given on request only"
        could_not = CheckOutcome.COULD_NOT_CHECK
        return replace(page, outcome=could_not, unread=Unread.LOGIN, detail=detail)
    return page


def _refused(place: Place, response: Response, code: str) -> Page:
    status = response.status
    if code == "GatedRepo":
        return unread(place, response, Unread.LOGIN, "its files are given on request only")
    if "disabled" in response.headers.get("x-error-message", ""):
        return unread(place, response, Unread.LEGAL_BLOCK, "disabled by Hugging Face")
    if status == HTTPStatus.UNAUTHORIZED:
        return unread(place, response, Unread.UNKNOWN_TO_STRANGERS, "not visible without a token")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return unread(place, response, Unread.RATE_LIMITED, "the Hub's limit was reached")
    if status == HTTPStatus.FORBIDDEN:
        return unread(place, response, Unread.REFUSED_TO_BOTS, "the Hub refused")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return unread(place, response, Unread.PLATFORM_TROUBLE, f"the Hub answered {status}")
    return unread(place, response, Unread.BAD_ANSWER, f"the Hub answered {status}")


def _space(place: Place, response: Response, plain: dict[str, Any], asked: str) -> Page:
    runtime = plain.get("runtime")
    runtime = runtime if isinstance(runtime, dict) else {}
    card = hub_card.card_of(plain)
    state = SpaceState(
        space_id=plain["id"],
        stage=str(runtime.get("stage") or ""),
        error_message=str(runtime.get("errorMessage") or "")[:500],
        sdk=str(plain.get("sdk") or ""),
        revision=str(plain.get("sha") or ""),
        last_modified=str(plain.get("lastModified") or ""),
        subdomain=str(plain.get("subdomain") or ""),
        moved_to=plain["id"] if asked and plain["id"].lower() != asked.lower() else "",
        startup_seconds=hub_card.startup_seconds(card),
        copy_of=hub_card.copy_of(plain),
        takes_submissions=hub_card.takes_submissions(card),
        queues=hub_card.declared_queues(card, plain["id"].partition("/")[0]),
    )
    mark = hub_card.owners_mark(plain)
    return answered(place, response, space=state, deprecated=mark, **_verdict(state))


def _verdict(state: SpaceState) -> dict[str, Any]:
    stage = state.stage
    is_static = state.sdk == "static" and not stage  # it has no container whose stage to tell
    if stage == "RUNTIME_ERROR" and _PLATFORMS_FAULT.search(state.error_message):
        why, detail = Unread.PLATFORM_TROUBLE, state.error_message
    elif stage in RUNNING or stage in ASLEEP or is_static:
        return {}
    elif stage in BROKEN:
        return {"outcome": CheckOutcome.FAILED, "failure": Failure.APP_ERROR, "detail": stage}
    elif stage in IN_TRANSITION:
        why, detail = Unread.IN_TRANSITION, stage
    else:
        why, detail = Unread.UNEXPECTED, f"unknown stage “{stage[:40]}”"
    return {"outcome": CheckOutcome.COULD_NOT_CHECK, "unread": why, "detail": detail}


def _app_addresses(url: str, name: str) -> list[str]:
    """Where a Space's app may answer; without its name, `url` is on that host already.

    Empty when the name does not tell the subdomain for certain.
    """
    if not name:
        return [f"https://{host_of(url)}/"]
    subdomain = re.sub(r"[/._]", "-", name.lower())
    if "--" in subdomain or subdomain.strip("-") != subdomain or len(subdomain) > _LONGEST_LABEL:
        return []
    return [f"https://{subdomain}.hf.space/", f"https://{subdomain}.static.hf.space/"]


async def _unless_app_answers(place: Place, page: Page, fetch: Fetch, addresses: list[str]) -> Page:
    """A Space the API does not know may be protected: then its app still answers."""
    for address in addresses:
        try:
            app = await fetch(address)
        except NameNotFound:
            continue
        except FetchError as error:
            return not_looked_at(place, Unread.UNKNOWN_TO_STRANGERS, error.detail)
        # An app may answer 404 at its root; only the platform's own page says that none is there.
        words = app.text().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("&#39;", "'")
        if app.status != HTTPStatus.NOT_FOUND or _NO_SUCH_APP not in words:
            return unread(
                place, app, Unread.UNKNOWN_TO_STRANGERS, "the Hub hides it, but its app answers"
            )
    if not addresses:
        return not_looked_at(place, Unread.UNKNOWN_TO_STRANGERS, "its app's address is not known")
    return page
