"""What in a JSON value has the shape of a table: records, columns, rows of lists. Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

DEEPEST = 8
MOST_NODES = 50_000  # values looked into while searching
MOST_ROWS = 100_000
MOST_COLUMNS = 300
CUT = "the table is larger than what is read of one file"
_PLAIN_KEY = re.compile(r"[\w-]{1,100}")
_HEADERS = ("columns", "headers", "header", "fields")
_ROWS = ("data", "rows", "values")


@dataclass(frozen=True)
class Records:
    """Rows by column. `places` are the rows' addresses; `cut` says why some are missing."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    places: Sequence[str]
    at: str
    cut: str = ""


def find_records(value: Any, root: str = "$") -> Iterator[Records]:
    stack: list[tuple[Any, str, int]] = [(value, root, 0)]
    left = MOST_NODES
    while stack and (left := left - 1):
        current, place, depth = stack.pop()
        if records := as_records(current, place):
            yield records
            continue
        if depth < DEEPEST:
            inside = [(child, f"{place}{step}", depth + 1) for step, child in _inside(current)]
            stack.extend(reversed(inside))


def _inside(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, dict):
        steps: Iterable[tuple[str, Any]] = ((_step(key), child) for key, child in value.items())
    elif isinstance(value, list):
        steps = ((f"[{index}]", child) for index, child in enumerate(value[:1000]))
    else:
        return ()
    return ((step, child) for step, child in steps if isinstance(child, dict | list))


def _step(key: str) -> str:
    """`.key`, or `["key"]` where a plain one could be misread."""
    return (
        f".{key}" if _PLAIN_KEY.fullmatch(key) else f"[{json.dumps(key[:100], ensure_ascii=False)}]"
    )


def as_records(value: Any, place: str) -> Records | None:
    """The value as a table, when it has the shape of one."""
    if isinstance(value, list):
        return _from_list(value, place)
    if isinstance(value, dict):
        return _from_split(value, place) or _from_columns(value, place) or _from_names(value, place)
    return None


def _from_list(value: list[Any], place: str) -> Records | None:
    """[{…}, {…}], or [[headers], [row], …]."""
    if len(value) >= 2 and all(isinstance(item, dict) for item in value):
        places = [f"{place}[{index}]" for index in range(len(value))]
        return _flat(value, places, place)
    if len(value) >= 3 and all(isinstance(row, list) and len(row) > 1 for row in value):
        headers = value[0]
        if all(isinstance(name, str) for name in headers):
            return _records(headers, value[1:], at=place, prefix=place, first=1)
    return None


def _from_split(value: Mapping[str, Any], place: str) -> Records | None:
    """{"columns": […], "data": [[…], …]}, as data frames are written."""
    for name in _HEADERS:
        for key in _ROWS:
            headers, rows = value.get(name), value.get(key)
            if not (isinstance(headers, list) and isinstance(rows, list) and headers):
                continue
            names = [header_name(header) for header in headers]
            if all(isinstance(row, list) for row in rows):
                return _records(names, rows, at=place, prefix=f"{place}.{key}")
    return None


def _from_columns(value: Mapping[str, Any], place: str) -> Records | None:
    """{"model": […], "score": […]} with equally long columns of plain values."""
    columns = list(value.values())
    if len(columns) < 2 or not all(
        isinstance(column, list) and len(column) > 1 for column in columns
    ):
        return None
    if len({len(column) for column in columns}) > 1 or not all(_is_plain(c[0]) for c in columns):
        return None
    rows = list(zip(*columns, strict=True))
    return _records(list(value), rows, at=place, prefix=f"{place}.*")


def _from_names(value: Mapping[str, Any], place: str) -> Records | None:
    """{"model a": {…}, "model b": {…}}: records of one shape, each under its name."""
    items = list(value.values())
    if len(items) < 3 or not all(isinstance(item, dict) and item for item in items):
        return None
    first = set(items[0])
    alike = sum(len(first & set(item)) * 2 >= len(first | set(item)) for item in items)
    if alike < 0.8 * len(items) or not any(_has_plain(item) for item in items[:5]):
        return None
    places = [f"{place}{_step(name)}" for name in value]
    named = [{"": name, **item} for name, item in value.items()]
    return _flat(named, places, place)


def _flat(items: Sequence[Mapping[str, Any]], places: Sequence[str], place: str) -> Records | None:
    """Records with their inner records laid flat: {"pass@1": {"mbpp": 1}} → "pass@1 / mbpp"."""
    flat = [_flattened(item) for item in items[:MOST_ROWS]]
    columns = dict.fromkeys(chain.from_iterable(flat))
    if not columns or not any(_is_plain(v) for item in flat[:5] for v in item.values()):
        return None
    names = tuple(columns)[:MOST_COLUMNS]
    rows = [
        list(item.values()) if tuple(item) == names else [item.get(name, Absent) for name in names]
        for item in flat
    ]
    cut = CUT if len(items) > len(flat) or len(columns) > len(names) else ""
    return Records(names, rows, places, place, cut)


def _flattened(item: Mapping[str, Any], above: str = "", depth: int = 0) -> dict[str, Any]:
    if dict not in map(type, item.values()) and len(item) <= MOST_COLUMNS:
        return {f"{above} / {key}"[:200] if above else str(key)[:200]: item[key] for key in item}
    flat: dict[str, Any] = {}
    for key, value in list(item.items())[:MOST_COLUMNS]:
        name = f"{above} / {key}"[:200] if above else str(key)[:200]
        if isinstance(value, dict) and value and depth < 2:
            flat |= _flattened(value, name, depth + 1)
        else:
            flat[name] = value
    return flat


class Absent:
    """The record has no such key: its cell was not given."""


def _records(
    names: Sequence[Any], rows: Sequence[Sequence[Any]], *, at: str, prefix: str, first: int = 0
) -> Records:
    kept = rows[:MOST_ROWS]
    return Records(
        columns=tuple(str(name)[:200] for name in names[:MOST_COLUMNS]),
        rows=kept,
        places=[f"{prefix}[{index}]" for index in range(first, first + len(kept))],
        at=at,
        cut=CUT if len(kept) < len(rows) or len(names) > MOST_COLUMNS else "",
    )


def header_name(header: Any) -> str:
    """A header that may be a record of its own: {"name": …}, {"title": …}."""
    if isinstance(header, dict):
        return str(
            next(
                (
                    header[key]
                    for key in ("name", "title", "label", "field", "key", "id")
                    if key in header
                ),
                "",
            )
        )
    return str(header)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _has_plain(item: Mapping[str, Any]) -> bool:
    return any(isinstance(value, int | float) for value in _flattened(item).values())
