"""The keys of leaderboard.yml as a table, from its schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crawler.maintainer_file_schema import resolved, schema
from leaderboards.reading_language import is_chinese

_KINDS: dict[str, Promise] = {
    "string": _("a text"),
    "boolean": _("true or false"),
    "array": _("a list"),
    "object": _("keys with values"),
    "string,array": _("a text or a list of texts"),
    "string,object": _("a text, or one for each language"),
    "uri": _("a web address"),
    "date": _("a date"),
}
_NUMBER = _("a number")


@dataclass(frozen=True)
class KeyRow:
    """One key. `path` is written with dots and, for the entries of a list, [ ]."""

    path: str
    kind: Promise
    known: tuple[str, ...]
    says: str
    is_needed: bool


def key_rows() -> list[KeyRow]:
    """All keys in the order of the schema, in the reader's language."""
    return list(_rows(schema(), ""))


def _rows(part: Mapping[str, Any], above: str) -> Iterator[KeyRow]:
    needed = part.get("required", ())
    for name, raw in part.get("properties", {}).items():
        inner = resolved(raw)
        items = resolved(inner.get("items", {}))
        path = f"{above}{name}"
        yield KeyRow(path, _kind(inner), _known(inner, items), _says(inner), name in needed)
        yield from _rows(inner, f"{path}.")
        yield from _rows(items, f"{path}[].")


def _kind(part: Mapping[str, Any]) -> Promise:
    if "const" in part:
        return _NUMBER
    kinds = part.get("format") or part["type"]
    return _KINDS[kinds if isinstance(kinds, str) else ",".join(kinds)]


def _known(part: Mapping[str, Any], items: Mapping[str, Any]) -> tuple[str, ...]:
    if "const" in part:
        return (str(part["const"]),)
    return tuple(part.get("enum") or items.get("enum") or ())


def _says(part: Mapping[str, Any]) -> str:
    return str(part["x-description-zh" if is_chinese() else "description"])
