"""The project's own format: one board a line, every statement with its source and its day. Pure.

docs/jsonl.md describes it. What `write_line` writes, `parse_lines` reads back unchanged.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from leaderboards.importers.jsonl_parts import PARTS, Plain
from leaderboards.importers.reading import (
    BadRow,
    day,
    known_fields,
    mapping,
    parse_json,
    shown,
    text_as_is,
    texts_as_they_are,
    word,
)
from leaderboards.records import (
    BoardLine,
    BoardRecord,
    Listing,
    Parsed,
    Rejected,
    Unreadable,
    record_with,
)
from leaderboards.vocabulary import Source

Part = TypeVar("Part")

FIELDS = ("slug", "name", "former_slugs", "sources", *PARTS)
_SAID_BY = ("source", "confirmed_on")
_LISTING = ("key", "name", "description_en", "description_zh", "raw")


def write_line(line: BoardLine) -> str:
    """The board as one line of JSON, without the line's end."""
    return json.dumps(_plain(line), ensure_ascii=False)


def says_the_same(line: BoardLine, other: BoardLine) -> bool:
    """Whether two lines hold the same listings and statements, in whatever order."""
    return _statements(line) == _statements(other)


def _statements(line: BoardLine) -> dict[str, list[str]]:
    rows = {field: value for field, value in _plain(line).items() if field in ("sources", *PARTS)}
    return {
        field: sorted(json.dumps(row, sort_keys=True) for row in value)
        for field, value in rows.items()
    }


def _plain(line: BoardLine) -> Plain:
    plain: Plain = {"slug": line.slug, "name": line.name}
    if line.former_slugs:
        plain["former_slugs"] = list(line.former_slugs)
    plain["sources"] = [_said(listing, _plain_listing(listing)) for listing in line.listings]
    for field, (attribute, write, _) in PARTS.items():
        rows = [
            _said(record, write(part))
            for record in line.statements
            for part in getattr(record, attribute)
        ]
        if rows:
            plain[field] = rows
    return plain


def _said(record: BoardRecord | Listing, plain: Plain) -> Plain:
    return plain | {
        "source": record.source.value,
        "confirmed_on": record.confirmed_on.isoformat(),
    }


def _plain_listing(listing: Listing) -> Plain:
    values = {name: getattr(listing, name) for name in _LISTING}
    return {name: list(v) if name == "raw" else v for name, v in values.items() if v}


def parse_lines(content: str | bytes) -> Parsed:
    """Raises Unreadable when no line holds a board."""
    try:
        plain = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not UTF-8 text: {error.reason}") from error
    parsed = Parsed()
    seen: dict[str, int] = {}
    # Only a line feed ends a line: JSON may hold the other separators of Unicode as they are.
    for number, content_of_line in enumerate(plain.split("\n"), 1):
        if content_of_line.strip():
            try:
                parsed.rows.append(_read_line(content_of_line, number, seen))
            except (BadRow, ValueError) as error:
                parsed.rows.append(Rejected(f"line {number}", str(error)))
    if plain.strip() and not any(parsed.lines()):
        first = next(parsed.rejected())
        raise Unreadable(f"no line holds a board; {first.where}: {first.reason}")
    return parsed


def _read_line(content: str, number: int, seen: dict[str, int]) -> BoardLine:
    try:
        row = mapping(parse_json(content), "the line")
    except json.JSONDecodeError as error:
        raise BadRow(f"it is not JSON: {error.msg} at column {error.colno}") from error
    known_fields(row, FIELDS)
    slug = text_as_is(row, "slug", needed=True)
    if slug in seen:
        raise BadRow(f"slug: {shown(slug)} stands in line {seen[slug]} already")
    name = text_as_is(row, "name", needed=True)
    listings = tuple(
        _in_place("sources", index, _read_listing, said)
        for index, said in enumerate(_rows(row, "sources"), 1)
    )
    line = BoardLine(
        slug=slug,
        name=name,
        listings=listings,
        statements=tuple(_read_statements(row, name)),
        former_slugs=tuple(texts_as_they_are(row, "former_slugs")),
        where=f"line {number} “{shown(name)}”",
    )
    seen[slug] = number
    return line


def _read_statements(row: Mapping[str, Any], name: str) -> list[BoardRecord]:
    """One record for each source and day, in the order in which they are first met."""
    said: dict[tuple[Source, date], dict[str, Any]] = defaultdict(lambda: defaultdict(list))
    for field, (attribute, _, read) in PARTS.items():
        for index, part in enumerate(_rows(row, field), 1):
            source, on, value = _in_place(field, index, partial(_read_said, read), part)
            said[source, on][attribute].append(value)
    return [
        record_with(BoardRecord(source, "", name, on), parts)
        for (source, on), parts in sorted(said.items())
    ]


def _read_said(read: Callable[[Plain], Any], part: Plain) -> tuple[Source, date, Any]:
    return *_said_by(part), read(part)


def _rows(row: Mapping[str, Any], field: str) -> list[Any]:
    rows = row.get(field, [])
    if not isinstance(rows, list):
        raise BadRow(f"{field} must be a list of objects")
    return rows


def _in_place(field: str, index: int, read: Callable[[Plain], Part], part: Any) -> Part:
    """Read one object of a list, naming the field and its place when it is wrong."""
    try:
        return read(dict(mapping(part, "it")))
    except BadRow as error:
        raise BadRow(f"{field}[{index}]: {error}") from None


def _said_by(part: Plain) -> tuple[Source, date]:
    return (
        word(part.pop("source", None), Source, "source"),
        day(part.pop("confirmed_on", None), "confirmed_on"),
    )


def _read_listing(part: Plain) -> Listing:
    known_fields(part, (*_SAID_BY, *_LISTING))
    source, on = _said_by(part)
    return Listing(
        source=source,
        key=text_as_is(part, "key", needed=True),
        name=text_as_is(part, "name", needed=True),
        confirmed_on=on,
        description_en=text_as_is(part, "description_en"),
        description_zh=text_as_is(part, "description_zh"),
        raw=tuple(texts_as_they_are(part, "raw")),
    )
