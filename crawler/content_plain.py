"""Content as plain JSON values and back. What has its default is left out. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
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
# Of each part its fields' names, their defaults, and what gets all their values at once.
_SHAPES: dict[type, tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]] = {
    part: (names, tuple(field.default for field in fields(part)), attrgetter(*names))
    for part in _PARTS
    if (names := tuple(field.name for field in fields(part)))
}
_AS_IT_IS = frozenset([str, int, float, bool])


def to_plain(part: Any) -> dict[str, Any]:
    """Any part of a Content as a dict of JSON values."""
    names, defaults, values_of = _SHAPES[type(part)]
    return {
        name: value if type(value) in _AS_IT_IS else _plain(value)
        for name, value, default in zip(names, values_of(part), defaults, strict=True)
        if value != default
    }


def from_plain(kind: type[Part], plain: Mapping[str, Any]) -> Part:
    """The part that `to_plain` was given: `from_plain(Content, to_plain(content)) == content`."""
    inside = _INSIDE.get(kind, {})
    return kind(**{name: _part(inside.get(name), value) for name, value in plain.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    return to_plain(value)


def _part(kind: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_part(kind, item) for item in value)
    if kind is None or value is None:
        return value
    return kind(value) if issubclass(kind, StrEnum) else from_plain(kind, value)
