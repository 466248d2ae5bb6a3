"""Content as plain JSON values and back. What has its default is left out. Pure.

The cells of a table are most of it: of all of them together, each field is one list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from itertools import islice, repeat
from operator import attrgetter
from typing import Any, TypeVar

from crawler.content import (
    Better,
    Bound,
    CallFailure,
    Cell,
    Certainty,
    Claim,
    ClaimKind,
    Column,
    ColumnRole,
    Content,
    Document,
    Image,
    Link,
    LinkRole,
    LoadEvent,
    Order,
    Row,
    RowKind,
    Section,
    Table,
    TableSource,
)

Part = TypeVar("Part")

# What stands in a field when it is not a plain value: alone, or in a tuple.
_INSIDE: dict[type, dict[str, Any]] = {
    Content: {"tables": Table, "document": Document, "load_events": LoadEvent},
    Table: {
        "columns": Column,
        "rows": Row,
        "order": Order,
        "source": TableSource,
        "ranking": Certainty,
    },
    Row: {"cells": Cell, "kind": RowKind},
    Column: {"header": Cell, "role": ColumnRole, "certainty": Certainty, "better": Better},
    Order: {"certainty": Certainty},
    Document: {"sections": Section, "links": Link, "images": Image, "claims": Claim},
    Link: {"roles": LinkRole},
    Claim: {"kind": ClaimKind, "bound": Bound},
    LoadEvent: {"failure": CallFailure},
}

_PARTS = (
    Content,
    Table,
    Row,
    Cell,
    Column,
    Order,
    Document,
    Section,
    Link,
    Image,
    Claim,
    LoadEvent,
)
_Shape = tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]


def _shape(part: type) -> _Shape:
    """Its fields' names, their defaults, and what gets all their values at once.

    The cells of a row are left out: its table has them.
    """
    own = [field for field in fields(part) if (part, field.name) != (Row, "cells")]
    names = [field.name for field in own]
    return tuple(names), tuple(field.default for field in own), attrgetter(*names)


_SHAPES: dict[type, _Shape] = {part: _shape(part) for part in _PARTS}
_AS_IT_IS = frozenset([str, int, float, bool])


def to_plain(part: Any) -> dict[str, Any]:
    """Any part of a Content as a dict of JSON values; of a row alone only how many cells it has."""
    names, defaults, values_of = _SHAPES[type(part)]
    plain = {
        name: value if type(value) in _AS_IT_IS else _plain(value)
        for name, value, default in zip(names, values_of(part), defaults, strict=True)
        if value != default
    }
    if type(part) is Row:
        plain["cells"] = len(part.cells)
    elif type(part) is Table:
        plain["cells"] = _fields_of_cells(part.rows)
    return plain


def from_plain(kind: type[Part], plain: Mapping[str, Any]) -> Part:
    """The part that `to_plain` was given: `from_plain(Content, to_plain(content)) == content`."""
    if kind is Table and "cells" in plain:
        plain = _with_cells(plain)
    inside = _INSIDE.get(kind, {})
    return kind(**{name: _part(inside.get(name), value) for name, value in plain.items()})


def _fields_of_cells(rows: Iterable[Row]) -> dict[str, list[Any]]:
    names, defaults, values_of = _SHAPES[Cell]
    columns = zip(*[values_of(cell) for row in rows for cell in row.cells], strict=True)
    return {
        name: list(column)
        for name, column, default in zip(names, columns, defaults, strict=False)
        if column.count(default) < len(column)
    }


def _with_cells(plain: Mapping[str, Any]) -> dict[str, Any]:
    """A table's plain values with the cells in its rows, as they were kept once."""
    names, defaults, _ = _SHAPES[Cell]
    fields_of_cells, rows = plain["cells"], plain.get("rows", ())
    columns = [
        fields_of_cells.get(name, repeat(default))
        for name, default in zip(names, defaults, strict=True)
    ]
    cells = map(Cell, *columns) if fields_of_cells else repeat(Cell(""))
    whole = {
        **plain,
        "rows": [{**row, "cells": tuple(islice(cells, row["cells"]))} for row in rows],
    }
    del whole["cells"]
    return whole


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    return to_plain(value)


def _part(kind: Any, value: Any) -> Any:
    if isinstance(value, tuple):  # cells, made already
        return value
    if isinstance(value, list):
        return tuple(_part(kind, item) for item in value)
    if kind is None or value is None:
        return value
    return kind(value) if issubclass(kind, StrEnum) else from_plain(kind, value)
