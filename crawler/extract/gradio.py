"""Gradio apps: their configuration, and the answers of their load events. Pure.

Read from the configurations of Gradio 3.50, 4.44, 5.49 and 6.31. A table that a load event
fills later has numbers for headers; one that is really empty has names and no rows.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from crawler.content import CallFailure, Content, LoadEvent
from crawler.extract.embedded import parse
from crawler.extract.grid import Grid, GridRow, table_from
from crawler.extract.json_records import Records, header_name
from crawler.extract.json_tables import grid_of
from crawler.extract.pages import read_html, read_markdown
from crawler.extract.rendered import RENDERED, rendered
from crawler.tables import Cell, Table, TableSource

MOST_COMPONENTS = 2000
_IN_PAGE = re.compile(r"window\.gradio_config\s*=\s*")
_TABLES = ("dataframe", "leaderboard")
# What a call without arguments may put in the place of a table, or build when the app is opened.
_MAY_SHOW_A_RANKING = {
    *("html", "markdown", "plot", "image", "gallery", "json"),
    *("column", "row", "group", "tabs", "tabitem", "accordion"),
}
_PICTURES = {"plot", "image", "gallery", "bokehplot", "barplot", "lineplot", "scatterplot"}
_FRAME = re.compile(r"<(?:iframe|canvas|svg|img|object|embed)\b", re.IGNORECASE)
# Said to whoever asks too much or is nobody, not to a reader.
_NOT_THE_APPS_ERROR = re.compile(
    r"quota|queue|rate.?limit|too many|log.?in|sign.?in|unauthori|token|session|server stopped"
    r"|shut.?down|\bgpu\b",
    re.IGNORECASE,
)
NO_REASON = "the app answered with an error"
NOT_CALLABLE = "a table is filled when the app is opened, by a call that is closed to others"


def find_config(text: str) -> dict[str, Any] | None:
    """The configuration: the text itself as JSON, or what a page assigns to its window."""
    value = parse(text) if text.lstrip().startswith("{") else None
    if value is None and (match := _IN_PAGE.search(text)):
        try:
            value = json.JSONDecoder().raw_decode(text, match.end())[0]
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) and is_config(value) else None


def is_config(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("components"), list)
        and isinstance(value.get("dependencies"), list)
    )


def read_config(config: Mapping[str, Any], at: str) -> Content:
    """Its tables, its prose as one document, and the load events that would fill its tables.

    A load event that cannot be called, or fills another kind of part, is named "".
    """
    tables: list[Table] = []
    prose: list[str] = []
    waiting: set[int] = set()
    others: set[int] = set()
    for component in _components(config):
        kind, props = component["type"], component["props"]
        value = props.get("value")
        if kind in _TABLES:
            table = _dataframe(value, props, at=at, place=f"components[id={component['id']}]")
            if table is not None:
                tables.append(replace(table, index=len(tables)))
                waiting |= set() if table.loaded else {component["id"]}
        elif kind in ("markdown", "html") and isinstance(value, str):
            prose.append(value)
        others |= {component["id"]} if kind in _MAY_SHOW_A_RANKING else set()
    written = _prose(prose, at)
    events = tuple(_load_events(config, waiting, others))
    return Content(
        address=at,
        tables=(*tables, *written.tables),
        document=written.document,
        unread=written.unread + _unread(waiting, events),
        load_events=events,
        unseen_parts=sum(_is_unseen(component) for component in _components(config)),
    )


def _is_unseen(component: Mapping[str, Any]) -> bool:
    """Whether it shows something that is neither a table nor words, a ranking perhaps."""
    value = component["props"].get("value")
    if component["type"] in _PICTURES:
        return bool(value)
    return component["type"] == "html" and bool(_FRAME.search(str(value)))


def read_answer(text: str, at: str) -> tuple[tuple[Table, ...], str]:
    """The tables of a call's answer, and the error it ended in ("" for none).

    Both ways of answering are read: a stream of events, and the plain JSON of older apps.
    """
    event, data = _last_event(text)
    value = parse(data)
    if event == "error":
        said = value.get("error") if isinstance(value, dict) else value
        return (), str(said or NO_REASON)[:500]
    outputs = value.get("data") if isinstance(value, dict) and "headers" not in value else value
    frames = outputs if isinstance(outputs, list) else [outputs]
    tables = [_dataframe(frame, {}, at=at, place=f"data[{n}]") for n, frame in enumerate(frames)]
    found = tuple(table for table in tables if table is not None)
    return found, "" if found else "the answer held no table"


def failure_of(text: str) -> CallFailure | None:
    """ERROR when a call's stream of events ends in an error that is the app's own."""
    last = re.findall(r"^event:[ \t]*(complete|error)[ \t]*\r?$", text, re.MULTILINE)[-1:]
    if last != ["error"] or _NOT_THE_APPS_ERROR.search(_last_event(text)[1]):
        return None
    return CallFailure.ERROR


def _last_event(text: str) -> tuple[str, str]:
    """The last `complete` or `error` event and its data; a text without events is data alone."""
    if not re.search(r"^event:", text[:2000], re.MULTILINE):
        return "", text
    event = kept = data = ""
    for line in text.split("\n"):
        name, _, rest = line.partition(":")
        if name == "event":
            event = rest.strip()
        elif name == "data" and event in ("complete", "error"):
            kept, data = event, rest.strip()
    return kept or "error", data


def _components(config: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for component in config["components"][:MOST_COMPONENTS]:
        if not isinstance(component, dict) or not isinstance(component.get("id"), int):
            continue
        props = component.get("props")
        yield {
            "id": component["id"],
            "type": str(component.get("type") or ""),
            "props": props if isinstance(props, dict) else {},
        }


def _dataframe(value: Any, props: Mapping[str, Any], *, at: str, place: str) -> Table | None:
    """The table as its reader sees it: with the displayed texts, where the app sets some."""
    if not isinstance(value, dict) or not isinstance(value.get("headers"), list):
        return None
    headers = [header_name(header) for header in value["headers"]]
    rows = _lists(value.get("data"))
    metadata = value.get("metadata")
    shown = _lists(metadata.get("display_value")) if isinstance(metadata, dict) else []
    places = [f"{place}.value.data[{index}]" for index in range(len(rows))]
    seen = [_displayed(row, shown[n] if n < len(shown) else []) for n, row in enumerate(rows)]
    caption = str(props.get("label") or "")[:300]
    records = Records(tuple(headers), seen, places, place)
    grid = grid_of(records, address=at, source=TableSource.GRADIO, caption=caption)
    loaded = not is_unfilled(headers, rows)
    return table_from(_rendered(replace(grid, headers=1, loaded=loaded), props.get("datatype")))


def is_unfilled(headers: list[str], rows: list[list[Any]]) -> bool:
    """Only the filler that stands in a table before anything is loaded: 1, 2, 3 and no values."""
    if headers != [str(number + 1) for number in range(len(headers))]:
        return False
    return all(cell in ("", None) for row in rows for cell in row)


def _lists(value: Any) -> list[list[Any]]:
    return [row for row in value if isinstance(row, list)] if isinstance(value, list) else []


def _displayed(row: list[Any], shown: list[Any]) -> list[Any]:
    return [
        shown[n] if n < len(shown) and shown[n] is not None else cell for n, cell in enumerate(row)
    ]


def _rendered(grid: Grid, datatype: Any) -> Grid:
    """Columns declared as Markdown or HTML are rendered by the app; all others are shown raw."""
    kinds = datatype if isinstance(datatype, list) else [datatype] * len(grid.rows[0].cells)
    if not any(kind in RENDERED for kind in kinds):
        return grid

    def cells(row: GridRow) -> list[Cell]:
        return [
            rendered(cell, kinds[cell.column]) if cell.column < len(kinds) else cell
            for cell in row.cells
        ]

    return replace(grid, rows=[replace(row, cells=cells(row)) for row in grid.rows])


def _prose(parts: list[str], at: str) -> Content:
    """All texts of the app as one document; pure HTML is read as such."""
    if len(parts) == 1 and parts[0].lstrip().startswith("<"):
        return read_html(parts[0], at)
    return read_markdown("\n\n".join(parts), at)


def _load_events(
    config: Mapping[str, Any], waiting: set[int], others: set[int]
) -> Iterator[LoadEvent]:
    """The calls without arguments that are made on opening and fill one of these components."""
    for dependency in config["dependencies"][:MOST_COMPONENTS]:
        if not isinstance(dependency, dict) or dependency.get("inputs"):
            continue
        outputs = dependency.get("outputs")
        if not isinstance(outputs, list) or not _is_load(dependency.get("targets")):
            continue
        ids = [one for one in outputs if isinstance(one, int)]
        if filled := tuple(one for one in ids if one in waiting):
            yield LoadEvent(_callable_name(dependency), filled)
        elif shown := tuple(one for one in ids if one in others):
            yield LoadEvent("", shown)


def _is_load(targets: Any) -> bool:
    return isinstance(targets, list) and any(
        isinstance(target, list) and target[-1:] == ["load"] for target in targets
    )


def _callable_name(dependency: Mapping[str, Any]) -> str:
    """The name others may call it by; hidden and nameless functions have none."""
    name = dependency.get("api_name")
    hidden = dependency.get("api_visibility") in ("private", "undocumented")
    is_name = isinstance(name, str) and re.fullmatch(r"/?(?!\.+$)[\w.-]{1,100}", name)
    if not is_name or hidden or name == "false":
        return ""
    return str(name).lstrip("/")


def _unread(waiting: set[int], events: tuple[LoadEvent, ...]) -> tuple[str, ...]:
    callable_ones = {one for event in events if event.function for one in event.components}
    return (NOT_CALLABLE,) if waiting - callable_ones else ()
