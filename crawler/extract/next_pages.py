"""Rankings in the pages of Next's app router, which carry their data as a stream of text. Pure.

Each script pushes a piece of the stream. Joined, it has one row a line: an id in hexadecimal, a
colon, and JSON in which a string that begins with "$" stands for something else: another row, a
date, a value that JSON lacks. Text rows (`T`) and binary ones say their length instead.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crawler.extract.json_records import as_records
from crawler.extract.json_tables import json_tables
from crawler.tables import Table

MOST_ROWS = 5000
MOST_NODES = 200_000  # values that are looked at in one page, references followed
DEEPEST = 60  # values inside one another
DRAWN = "some of its cells are drawn by scripts, which were not run"
_PUSH = re.compile(r"__next_f\s*\.push\(\s*(?=\[)")
_ROW = re.compile(rb"([0-9a-f]{1,8}):")
_SIZED = re.compile(rb"[TAOoUSsLlGgMmVb]([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})((?::[^:]{1,100}){0,20})")
_UNKNOWN = "\ufffc"  # stands where a page puts something that only a script can draw


def pushed_text(scripts: Iterable[str]) -> str:
    """The stream that the scripts push, joined; empty for other pages."""
    pieces = []
    for script in scripts:
        for match in _PUSH.finditer(script):
            try:
                piece, _end = json.JSONDecoder().raw_decode(script, match.end())
            except (ValueError, RecursionError):
                continue
            if len(piece) == 2 and piece[0] == 1 and isinstance(piece[1], str):
                pieces.append(piece[1])
    return "".join(pieces)


def next_tables(stream: str, at: str) -> Iterator[Table]:
    """The rankings among what the components of the page are given."""
    rows = _Rows(stream)
    seen: set[tuple[str, ...]] = set()
    for name in rows.raw:
        for held in _held(rows.meant(rows.raw[name])):
            for table in json_tables(held, at=at, root=f"next[{name}]"):
                texts = tuple(cell.text for row in table.rows for cell in row.cells)
                # What is referred to stands in a row of its own as well.
                if table.is_ranking and texts not in seen:
                    seen.add(texts)
                    yield _as_far_as_known(table)


def _as_far_as_known(table: Table) -> Table:
    cells = (cell for row in table.rows for cell in row.cells)
    if any(_UNKNOWN in cell.text or cell.text.startswith('["$"') for cell in cells):
        return replace(table, complete=False, incomplete_because=DRAWN)
    return table


def _held(value: Any) -> Iterator[Any]:
    """What has the shape of a table, however deep in elements within elements."""
    stack, left = [value], MOST_NODES
    while stack and (left := left - 1):
        current = stack.pop()
        given = current[3] if _is_element(current) else current
        if as_records(given, ""):
            yield given
            continue
        inside = given.values() if isinstance(given, dict) else given
        if isinstance(given, dict | list):
            stack += reversed([each for each in inside if isinstance(each, dict | list)])


def _is_element(value: Any) -> bool:
    """["$", type, key, properties]"""
    return isinstance(value, list) and len(value) >= 4 and value[0] == "$"


class _Rows:
    """The rows of a stream by their ids, as they were sent."""

    def __init__(self, stream: str) -> None:
        self.raw = dict(_rows(stream.encode("utf-8", "surrogatepass")))
        self.left = MOST_NODES

    def meant(self, value: Any, depth: int = 0) -> Any:
        """The value with what its strings stand for; what cannot be told becomes _UNKNOWN."""
        self.left -= 1
        if self.left <= 0 or depth > DEEPEST:
            return _UNKNOWN
        match value:
            case list():
                return [self.meant(each, depth + 1) for each in value]
            case dict():
                return {name: self.meant(each, depth + 1) for name, each in value.items()}
            case str() if value.startswith("$") and value != "$":
                return self._stands_for(value, depth)
            case _:
                return value

    def _stands_for(self, text: str, depth: int) -> Any:
        if text.startswith("$$"):
            return text[1:]
        if text in ("$undefined", "$NaN", "$Infinity", "$-Infinity"):
            return None
        if text.startswith("$D"):
            return text[2:]
        if match := _REFERENCE.fullmatch(text):
            return self._followed(match[1], match[2].split(":")[1:], depth)
        return _UNKNOWN

    def _followed(self, name: str, steps: list[str], depth: int) -> Any:
        current = self.raw.get(name, _UNKNOWN)
        for step in steps:
            # An element is a list in the stream, and an object to those who refer into it.
            if _is_element(current) and not step.isdecimal():
                current = current[3] if step == "props" else _UNKNOWN
            elif isinstance(current, dict):
                current = current.get(step, _UNKNOWN)
            elif isinstance(current, list) and step.isdecimal() and int(step) < len(current):
                current = current[int(step)]
            else:
                return _UNKNOWN
        return self.meant(current, depth + 1)


def _rows(stream: bytes) -> Iterator[tuple[str, Any]]:
    position = 0
    for _number in range(MOST_ROWS):
        match = _ROW.match(stream, position)
        if match is None:
            return
        name, start = match[1].decode(), match.end()
        if sized := _SIZED.match(stream, start):
            position = sized.end() + int(sized[1], 16)
            if stream[start : start + 1] == b"T":
                yield name, stream[sized.end() : position].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", start)
        position = len(stream) if end < 0 else end + 1
        try:
            yield name, json.loads(stream[start:position])
        except (ValueError, RecursionError):
            continue  # a module, a hint or an error: no data
