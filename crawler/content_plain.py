"""Content as plain JSON values and back. What has its default is left out. Pure."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
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
_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {
    part: tuple((field.name, field.default) for field in fields(part)) for part in _PARTS
}


def to_plain(part: Any) -> dict[str, Any]:
    """Any part of a Content as a dict of JSON values."""
    return {
        name: _plain(value)
        for name, default in _DEFAULTS[type(part)]
        if (value := getattr(part, name)) != default
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
