"""The calls by which a Gradio app fills its tables when it is opened: made, and answered.

Only calls without arguments, that the app's own page makes whenever somebody opens it. Nothing
that a person would have to click or to send is ever called.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crawler.content import CallFailure, Content, LoadEvent, Table
from crawler.extract import gradio
from crawler.fetch.errors import FetchError, Stalled, TimedOut
from crawler.fetch.response import Fetch
from crawler.platforms.reading import NOT_UNDERSTOOD, ask, reason_of, why_not_good

MOST_CALLS = 2  # of an app's load events
LONGEST_ERROR = 300  # characters of what an app says went wrong
_PREFIX = re.compile(r"(/[\w-]{1,40}){0,2}")

CALL_FAILED = "the call that fills a table ended in an error"
MORE_CALLS = "more calls fill its tables than are made"


@dataclass(frozen=True)
class _Made:
    """A call that was made: how it went, the tables it gave, and why it gave none."""

    event: LoadEvent
    tables: tuple[Table, ...] = ()
    why: str = ""


async def with_calls_made(
    content: Content, app: str, config: Mapping[str, Any], fetch: Fetch
) -> Content:
    """The content with the tables filled that the app fills when it is opened."""
    prefix = config.get("api_prefix")
    is_prefix = isinstance(prefix, str) and _PREFIX.fullmatch(prefix)
    base = app + (str(prefix) if is_prefix else "")
    callable_ones = [event for event in content.load_events if event.function]
    for event in callable_ones[:MOST_CALLS]:
        made = await _call(base, event, fetch)
        events = (made.event if each is event else each for each in content.load_events)
        content = replace(
            content,
            tables=_with(content.tables, event, made.tables),
            unread=(*content.unread, made.why) if made.why else content.unread,
            load_events=tuple(events),
        )
    if len(callable_ones) > MOST_CALLS:
        return replace(content, unread=(*content.unread, MORE_CALLS))
    return content


async def _call(base: str, event: LoadEvent, fetch: Fetch) -> _Made:
    """Call and wait, as the app's own page does whenever somebody opens it."""
    address = f"{base}/call/{event.function}"
    response, why = await ask(fetch, address, posted=b'{"data":[]}')
    if response is None:
        return _Made(event, why=why)
    number = _event_id(response.body)
    if not number:
        return _Made(event, why=NOT_UNDERSTOOD)
    try:
        response = await fetch(f"{address}/{number}")
    except (TimedOut, Stalled) as error:
        failed = replace(event, failure=CallFailure.NO_ANSWER)
        return _Made(failed, why=reason_of(error))
    except FetchError as error:
        return _Made(event, why=reason_of(error))
    if why := why_not_good(response):
        return _Made(event, why=why)
    return _answered(event, response.text(), address)


def _answered(event: LoadEvent, text: str, address: str) -> _Made:
    tables, error = gradio.read_answer(text, address)
    if failure := gradio.failure_of(text):
        said = "" if error == gradio.NO_REASON else error[:LONGEST_ERROR]
        event = replace(event, failure=failure, error=said)
    return _Made(event, tables, CALL_FAILED if error else "")


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
