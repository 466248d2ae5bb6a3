"""What a Space or a data set of the Hub shows, besides what its API says of it."""

import json
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import quote

from crawler.content import Content
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch
from crawler.joined import joined
from crawler.observation import DeclaredDataSet, SpaceState
from crawler.platforms.reading import NOT_UNDERSTOOD, ask, of, read_address
from crawler.platforms.space_app import read_app

VIEWER = "https://datasets-server.huggingface.co"
MORE_PARTS = "the data set has several parts, of which the first was read"


async def read_space(space: SpaceState, hub: str, fetch: Fetch) -> tuple[SpaceState, Content]:
    """The state with the app's answer in it; what the app shows, then the README's words."""
    page = f"{hub}/spaces/{space.space_id}"
    told, shown = await read_app(space, hub, fetch)
    readme = await read_address(
        fetch, f"{page}/resolve/main/README.md", kind="text/markdown", at=f"{page}#readme"
    )
    content = joined(of("its app", shown), of("its README", readme))
    return told, replace(content, address=page)


async def with_queues_asked(space: SpaceState, hub: str, fetch: Fetch, token: str) -> SpaceState:
    """The state with the Hub's word on each data set that it names as its queue.

    Without a token the Hub says of none whether it is there, so that none is asked for.
    """
    if not token or not space.takes_submissions:
        return space
    asked = [await _with_hubs_word(each, hub, fetch, token) for each in space.queues]
    return replace(space, queues=tuple(asked))


async def _with_hubs_word(
    queue: DeclaredDataSet, hub: str, fetch: Fetch, token: str
) -> DeclaredDataSet:
    headers = {"Authorization": f"Bearer {token}"}
    try:
        response = await fetch(f"{hub}/api/datasets/{queue.name}", headers=headers)
    except FetchError:
        return queue
    code = response.headers.get("x-error-code", "")
    if response.status == HTTPStatus.NOT_FOUND and code == "RepoNotFound":
        return replace(queue, is_known=False)
    return replace(queue, is_known=True) if response.status == HTTPStatus.OK else queue


async def read_data_set(name: str, hub: str, fetch: Fetch) -> Content:
    """The first rows of its first part, as the Hub's viewer gives them, and its card."""
    page = f"{hub}/datasets/{name}"
    rows = of("its rows", await _rows(name, fetch))
    card = await read_address(
        fetch, f"{page}/resolve/main/README.md", kind="text/markdown", at=f"{page}#readme"
    )
    return replace(joined(rows, of("its README", card)), address=page)


async def _rows(name: str, fetch: Fetch) -> Content:
    asked = f"dataset={quote(name, safe='')}"
    response, why = await ask(fetch, f"{VIEWER}/splits?{asked}")
    if response is None:
        return Content(unread=(why,))
    parts = _parts(response.body)
    if not parts:
        return Content(unread=(NOT_UNDERSTOOD,))
    config, split = (quote(part, safe="") for part in parts[0])
    first = f"{VIEWER}/rows?{asked}&config={config}&split={split}&offset=0&length=100"
    content = await read_address(fetch, first, kind="application/json")
    return replace(content, unread=(*content.unread, MORE_PARTS)) if len(parts) > 1 else content


def _parts(body: bytes) -> list[tuple[str, str]]:
    try:
        splits = json.loads(body)["splits"]
        return [(str(each["config"]), str(each["split"])) for each in splits]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
