"""The JSON Schema of leaderboard.yml, and what of a file does not agree with it. Pure.

The schema is the one list of keys: the parser, the page that explains the file, and editors that
complete it while it is written all read it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from rapidfuzz import fuzz, process

import leaderboards
from crawler.maintainer_file_problems import cut
from crawler.yaml_lines import Path, Written

SCHEMA_NAME = "schema/leaderboard.schema.json"  # below the static files
NEAR = 60.0  # of 100: how alike a word must be to be what was meant
MOST_SUGGESTIONS = 20  # in one place: who has more keys wrong than that has another mistake
MOST_ENTRIES = 100  # of any list; the schema allows fewer of some
_WRONG_TYPE = {
    "string": "not-text",
    "array": "not-list",
    "object": "not-keys-here",
    "boolean": "not-truth",
    "string,array": "not-text-or-list",
    "string,object": "not-text-or-languages",
}
# What could not be read at all leaves its place empty, which is no second problem.
_LEFT = {"alias", "tag", "character"}
# Where a part that is wrong voids the whole entry, so that no half of one is believed.
ENTRIES = ("entities", "locations", "accepted")


@cache
def schema() -> dict[str, Any]:
    path = FilePath(leaderboards.__path__[0]) / "static" / SCHEMA_NAME
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def resolved(part: Mapping[str, Any]) -> dict[str, Any]:
    """A part of the schema with what it refers to filled in."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return {**schema()["$defs"].get(name, {}), **part}


def note_disagreements(written: Written) -> set[Path]:
    """Note what the schema does not allow. Returns the paths of what cannot be used."""
    void = set(_cut_long(written, written.plain, ()))
    left = {(each.line, each.column) for each in written.problems if each.kind in _LEFT}
    for error in _validator().iter_errors(written.plain):
        path = tuple(error.absolute_path)
        for kind, at, values in _KINDS.get(error.validator or "", _other)(error, path):
            mark = written.keys_at.get(at) if kind.startswith("unknown") else None
            if written.mark_of(at) not in left:
                written.note(kind, at, mark or written.mark_of(at), **values)
            void |= _voided(kind, at)
    return void


def _cut_long(written: Written, value: Any, path: Path) -> Iterator[Path]:
    """Empty the lists that are far too long: each of their entries would be a problem."""
    inner = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list):
        inner = list(enumerate(value))
        if len(value) > MOST_ENTRIES:
            written.note("too-many", path, written.mark_of(path), most=str(MOST_ENTRIES))
            yield path
            value.clear()
            return
    for key, part in inner:
        yield from _cut_long(written, part, (*path, key))


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant; "" when none is alike."""
    found = process.extractOne(word.casefold()[:100], known, scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""


def _voided(kind: str, path: Path) -> set[Path]:
    in_an_entry = len(path) > 1 and path[0] in ENTRIES
    # In `accepted` a slip in a key would let more be accepted than was meant.
    if in_an_entry and (path[0] == "accepted" or not kind.startswith("unknown")):
        return {path[:2]}
    return {path} if path else set()


Said = Iterator[tuple[str, Path, dict[str, str]]]


def _wrong_type(error: ValidationError, path: Path) -> Said:
    wanted: Any = error.validator_value
    name = wanted if isinstance(wanted, str) else ",".join(wanted)
    yield ("blank" if error.instance is None else _WRONG_TYPE[name]), path, {}


def _unknown_keys(error: ValidationError, path: Path) -> Said:
    part: Any = error.schema
    instance: Any = error.instance
    known = list(part["properties"])
    unknown = [key for key in instance if key not in known]
    for number, key in enumerate(unknown):
        near = nearest(str(key), known) if number < MOST_SUGGESTIONS else ""
        values = {"key": cut(key)} | ({"near": near} if near else {})
        yield ("unknown-key-near" if near else "unknown-key"), (*path, key), values


def _missing_keys(error: ValidationError, path: Path) -> Said:
    key = error.message.split("'")[1]
    yield "missing-key", path, {"key": key}


def _not_among(error: ValidationError, path: Path) -> Said:
    if not isinstance(error.instance, str):
        return  # its type is wrong, which is said already
    wanted: Any = error.validator_value
    known = list(wanted)
    near = nearest(error.instance, known)
    value = {"value": cut(error.instance)}
    if near:
        yield "value-near", path, {**value, "near": near}
    else:
        yield "value", path, {**value, "known": ", ".join(known)}


def _pattern(error: ValidationError, path: Path) -> Said:
    kind = "address"
    if path[0] == "claim":
        kind = "token"
    elif path[-1] == "rule":
        kind = "rule-name"
    yield kind, path, {"value": cut(error.instance)}


def _too_long(error: ValidationError, path: Path) -> Said:
    yield "too-long", path, {"most": str(error.validator_value)}


def _too_many(error: ValidationError, path: Path) -> Said:
    yield "too-many", path, {"most": str(error.validator_value)}


def _blank(error: ValidationError, path: Path) -> Said:
    yield "blank", path, {}


def _version(error: ValidationError, path: Path) -> Said:
    yield "version", path, {}


def _no_smell(error: ValidationError, path: Path) -> Said:
    if isinstance(error.instance, dict):
        yield "missing-smell", path, {}


def _other(error: ValidationError, path: Path) -> Said:
    raise LookupError(f"the schema uses {error.validator}, for which there is no message")


_KINDS: dict[str, Callable[[ValidationError, Path], Said]] = {
    "type": _wrong_type,
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "enum": _not_among,
    "pattern": _pattern,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "minLength": _blank,
    "const": _version,
    "anyOf": _no_smell,
}
