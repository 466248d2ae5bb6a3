"""Reading untrusted values of JSON or YAML, with errors that a person can act on. Pure."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

Word = TypeVar("Word", bound=StrEnum)

NAME_LENGTH = 200
_SHOWN = 60
# Control characters and those that turn the direction of writing have no place in one line.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"  # needed by Persian, by Indian scripts and by composed emoji


class BadRow(ValueError):
    """One row cannot be read. `str()` says which field is wrong and why, for a person."""


def shown(value: Any) -> str:
    """A value as a message quotes it: on one line, and short however long it is."""
    text = one_line(value if isinstance(value, str) else repr(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def one_line(text: str) -> str:
    """The text on one line, without characters that cannot be seen."""
    spaced = re.sub(r"\s+", " ", text)
    seen = (c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _INVISIBLE)
    return "".join(seen).strip()


def mapping(value: Any, what: str = "the row") -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadRow(f"{what} must be an object with named fields, not {kind_of(value)}")
    return value


def known_fields(row: Mapping[str, Any], allowed: Iterable[str]) -> None:
    """Raises BadRow that names the first field nobody knows."""
    known = list(allowed)
    for name in row:
        if name not in known:
            raise BadRow(f"{shown(name)}: no such field; there are {', '.join(known)}")


def text(row: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    """A text on one line; empty when the field is absent or null."""
    return one_line(text_as_is(row, name, needed=needed))


def text_as_is(row: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = row.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise BadRow(f"{name} must be a text, not {kind_of(value)}")
    if needed and not one_line(value):
        raise BadRow(f"{name} is empty")
    return value


def texts(row: Mapping[str, Any], name: str) -> list[str]:
    """A list of texts, each on one line; empty when the field is absent or null."""
    return [one_line(item) for item in texts_as_they_are(row, name)]


def texts_as_they_are(row: Mapping[str, Any], name: str) -> list[str]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadRow(f"{name} must be a list of texts, not {kind_of(value)}")
    return list(value)


def flag(row: Mapping[str, Any], name: str) -> bool | None:
    """True, false, or None when nothing is said."""
    value = row.get(name)
    if value is not None and not isinstance(value, bool):
        raise BadRow(f"{name} must be true or false, not {shown(value)}")
    return value


def word(value: Any, words: type[Word], name: str) -> Word:
    try:
        return words(value)
    except ValueError:
        allowed = ", ".join(words)
        raise BadRow(f"{name}: {shown(value)} is not one of {allowed}") from None


def day(value: Any, name: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRow(f"{name}: {shown(value)} is not a date such as 2026-11-24") from None


def kind_of(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "nothing" if value is None else names.get(type(value), shown(value))


def parse_json(content: str | bytes) -> Any:
    """Raises ValueError with line and column, also for a name that is given twice."""
    try:
        return json.loads(content, object_pairs_hook=_each_name_once)
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 text: {error.reason}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the field {shown(name)} is given twice")
        found[name] = value
    return found
