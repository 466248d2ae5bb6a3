"""What a Space or a data set of the Hub shows.

A Space is never woken: its app is asked only while it runs, and only for its configuration and
for the calls without arguments that it makes itself whenever somebody opens it. Nothing that a
person would have to click or to send is ever called.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from crawler.content import Content, LoadEvent, Table
from crawler.extract import gradio
from crawler.fetch.response import Fetch
from crawler.joined import joined
from crawler.observation import SpaceState
from crawler.platforms.reading import ask, of, read_address, read_answer

VIEWER = "https://datasets-server.huggingface.co"
RUNNING = {"RUNNING", "RUNNING_BUILDING", "RUNNING_APP_STARTING"}
ASLEEP = {"SLEEPING", "STOPPED"}
MOST_CALLS = 2  # of an app's load events
_SUBDOMAIN = re.compile(r"[a-z0-9-]{1,63}")
_PREFIX = re.compile(r"(/[\w-]{1,40}){0,2}")

SLEEPS = "it sleeps, and was not woken"
NOT_RUNNING = "it does not run just now"
NEEDS_A_BROWSER = "it shows its tables only in a browser"
ANOTHER_APP = "another app answers in its place"
NOT_UNDERSTOOD = "its answer was not understood"
CALL_FAILED = "the call that fills a table ended in an error"
MORE_CALLS = "more calls fill its tables than are made"
MORE_PARTS = "the data set has several parts, of which the first was read"


async def read_space(space: SpaceState, hub: str, fetch: Fetch) -> Content:
    """What the app shows, then the README's words."""
    page = f"{hub}/spaces/{space.space_id}"
    app = of("its app", await _app(space, hub, fetch))
    readme = await read_address(
        fetch, f"{page}/resolve/main/README.md", kind="text/markdown", at=f"{page}#readme"
    )
    return replace(joined(app, of("its README", readme)), address=page)


async def _app(space: SpaceState, hub: str, fetch: Fetch) -> Content:
    if why := _why_not(space):
        return Content(unread=(why,))
    is_stand_in = not hub.startswith("https:")
    app = f"{hub}/apps/{space.subdomain}" if is_stand_in else f"https://{space.subdomain}.hf.space"
    if space.sdk == "static":
        return await read_address(fetch, f"{app.replace('.hf.space', '.static.hf.space')}/")
    return await _gradio(app, space.space_id, fetch)


def _why_not(space: SpaceState) -> str:
    """Why the app of a Space is not read; empty when it can be."""
    if space.sdk not in ("gradio", "static"):
        return NEEDS_A_BROWSER
    if not _SUBDOMAIN.fullmatch(space.subdomain):
        return NOT_UNDERSTOOD
    if space.stage in ASLEEP:
        return SLEEPS
    runs = space.stage in RUNNING or (space.sdk == "static" and not space.stage)
    return "" if runs else NOT_RUNNING


async def _gradio(app: str, space_id: str, fetch: Fetch) -> Content:
    at = f"{app}/config"
    response, why = await ask(fetch, at)
    if response is None:
        return Content(at, unread=(why,))
    config = gradio.find_config(response.text())
    if config is None:
        return Content(at, unread=(NOT_UNDERSTOOD,))
    told = config.get("space_id")
    if isinstance(told, str) and told.casefold() != space_id.casefold():
        return Content(at, unread=(ANOTHER_APP,))
    content = await read_answer(response, kind="application/json", at=at)
    return await _loaded(content, app, config, fetch)


async def _loaded(content: Content, app: str, config: Mapping[str, Any], fetch: Fetch) -> Content:
    """The content with the tables filled that the app fills when it is opened."""
    prefix = config.get("api_prefix")
    is_prefix = isinstance(prefix, str) and _PREFIX.fullmatch(prefix)
    base = app + (str(prefix) if is_prefix else "")
    for event in content.load_events[:MOST_CALLS]:
        tables, why = await _call(base, event, fetch)
        content = replace(
            content,
            tables=_with(content.tables, event, tables),
            unread=(*content.unread, why) if why else content.unread,
        )
    if len(content.load_events) > MOST_CALLS:
        return replace(content, unread=(*content.unread, MORE_CALLS))
    return content


async def _call(base: str, event: LoadEvent, fetch: Fetch) -> tuple[tuple[Table, ...], str]:
    """The tables that one load event gives, and why there are none."""
    address = f"{base}/call/{event.function}"
    response, why = await ask(fetch, address, posted=b'{"data":[]}')
    if response is None:
        return (), why
    number = _event_id(response.body)
    if not number:
        return (), NOT_UNDERSTOOD
    response, why = await ask(fetch, f"{address}/{number}")
    if response is None:
        return (), why
    tables, error = gradio.read_answer(response.text(), f"{address}")
    return tables, CALL_FAILED if error else ""


def _event_id(body: bytes) -> str:
    try:
        number = json.loads(body)["event_id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return number if isinstance(number, str) and re.fullmatch(r"[\w-]{1,100}", number) else ""


def _with(
    tables: tuple[Table, ...], event: LoadEvent, answered: tuple[Table, ...]
) -> tuple[Table, ...]:
    """Each answered table in its component's place; none when it is unclear which is which."""
    places = [f"components[id={number}]" for number in event.components]
    empty = [table for table in tables if table.at in places and not table.loaded]
    if len(empty) != len(answered):
        return tables
    filled = {
        old.at: replace(new, at=old.at, address=old.address, caption=old.caption, index=old.index)
        for old, new in zip(empty, answered, strict=True)
    }
    return tuple(filled.get(table.at, table) for table in tables)


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
