"""YAML as plain values, with the line of each: bounded, whatever the text holds. Pure.

Nothing is constructed but texts, whole numbers, truths, lists and keys with values. Aliases,
which let a small text stand for a huge one, are refused; so is what nests too deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from crawler.maintainer_file_problems import Problem, cut

MOST_BYTES = 16 * 1024
MOST_DEPTH = 10
MOST_VALUES = 2500  # keys count as well; a file that uses all there is has fewer
Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]

_ALIAS = "alias"
_STR, _INT = "tag:yaml.org,2002:str", "tag:yaml.org,2002:int"
_BOOL, _NULL = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"
# Dates and fractions stay the text they were written as.
_AS_WRITTEN = {_STR, "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float"}
_AS_WRITTEN |= {"tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
_COLLECTIONS = {"tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
_WHOLE = re.compile(r"-?\d{1,9}")
_SAID = {
    "found character '\\t' that cannot start any token": "tab",
    "mapping values are not allowed here": "colon",
    "could not find expected ':'": "unfinished",
    "found unexpected end of stream": "unfinished",
    "found unexpected document separator": "unfinished",
}
# Signs that no text here needs: controls, halves of characters, and what turns a line around.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Left(Exception):
    """A value that cannot be used; its problem was noted."""


@dataclass
class Written:
    """`plain` is None where nothing could be read at all. `at` has the place of each value, and
    `keys_at` that of each key, by path."""

    plain: Any = None
    at: dict[Path, Mark] = field(default_factory=dict)
    keys_at: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, kind: str, path: Path, mark: Mark, **values: str) -> None:
        self.problems.append(Problem(kind, *mark, in_words(path), values))

    def mark_of(self, path: Path) -> Mark:
        """Where a value stands, else what it is a part of."""
        for length in range(len(path), -1, -1):
            if found := self.at.get(path[:length]):
                return found
        return (1, 1)


def in_words(path: Path) -> str:
    """accepted[0].until"""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{cut(part)}" for part in path)
    return words.removeprefix(".")


def read_yaml(text: str | bytes) -> Written:
    """The first document of a text. Never raises."""
    written = Written()
    decoded = _decoded(text, written)
    if decoded is not None and (node := _composed(decoded, written)) is not None:
        try:
            written.plain = _plain(node, (), written)
        except Left:
            written.plain = None
    return written


def _decoded(text: str | bytes, written: Written) -> str | None:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        written.note("too-large", (), (1, 1), most=str(MOST_BYTES // 1024))
        return None
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8-sig", "replace")
        written.note("encoding", (), _mark_behind(before))
        return None


def _mark_behind(before: str) -> Mark:
    lines = before.split("\n")
    return (len(lines), len(lines[-1]) + 1)


class _TooMuch(Exception):
    def __init__(self, kind: str, most: int, mark: Any) -> None:
        super().__init__()
        self.kind, self.most, self.mark = kind, most, mark


class _Loader(yaml.SafeLoader):
    """Composes without anchors, and not without end: what is not composed is not scanned either."""

    depth = 0
    values = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _TooMuch("too-many-values", MOST_VALUES, self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            return yaml.ScalarNode(_ALIAS, event.anchor, event.start_mark, event.end_mark)
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _TooMuch("too-deep", MOST_DEPTH, self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        try:
            if self.check_event(yaml.ScalarEvent):
                return self.compose_scalar_node(None)  # type: ignore[arg-type]
            if self.check_event(yaml.SequenceStartEvent):
                return self.compose_sequence_node(None)  # type: ignore[arg-type]
            return self.compose_mapping_node(None)  # type: ignore[arg-type]
        finally:
            self.depth -= 1


def _composed(text: str, written: Written) -> yaml.Node | None:
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_node() if loader.check_node() else None
        if node is None:
            written.note("not-keys", (), (1, 1))
        elif loader.check_node():
            written.note("several-documents", (), _mark(loader.peek_event().start_mark))  # type: ignore[no-untyped-call]
        return node
    except yaml.reader.ReaderError as error:
        sign = f"U+{error.character:04X}" if isinstance(error.character, int) else "?"
        written.note("character", (), _mark_behind(text[: error.position]), sign=sign)
    except _TooMuch as error:
        written.note(error.kind, (), _mark(error.mark), most=str(error.most))
    except yaml.MarkedYAMLError as error:
        said = error.problem or error.context or ""
        kind = _SAID.get(said, "unfinished" if "expected ',' or" in said else "syntax")
        mark = _mark(error.problem_mark or error.context_mark)
        written.note(kind, (), mark, **({"said": cut(said)} if kind == "syntax" else {}))
    except (yaml.YAMLError, ValueError, OverflowError):  # such as \UFFFFFFFF in quotes
        at = _mark(loader.get_mark()) if loader else (1, 1)
        written.note("odd-escape", (), at)
    return None


def _mark(mark: Any) -> Mark:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _plain(node: yaml.Node, path: Path, written: Written) -> Any:
    written.at.setdefault(path, _mark(node.start_mark))
    if isinstance(node, yaml.MappingNode) and node.tag in _COLLECTIONS:
        return dict(_entries(node, path, written))
    if isinstance(node, yaml.SequenceNode) and node.tag in _COLLECTIONS:
        return list(_items(node, path, written))
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, path, written)
    written.note("tag", path, _mark(node.start_mark), tag=cut(node.tag))
    raise Left


def _items(node: yaml.SequenceNode, path: Path, written: Written) -> Iterator[Any]:
    """One that cannot be used leaves its place empty, so that the others keep their numbers."""
    for number, item in enumerate(node.value):
        try:
            yield _plain(item, (*path, number), written)
        except Left:
            yield None


def _entries(node: yaml.MappingNode, path: Path, written: Written) -> Iterator[tuple[str, Any]]:
    for key_node, value_node in node.value:
        mark = _mark(key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == _ALIAS:
            written.note("bad-key", path, mark)
            continue
        key = key_node.value
        inner = (*path, key)
        if first := written.keys_at.get(inner):
            written.note("duplicate-key", inner, mark, key=cut(key), first=str(first[0]))
            continue
        written.keys_at[inner] = mark
        if not isinstance(value_node, yaml.ScalarNode) or not value_node.value:
            written.at[inner] = mark  # what begins on the next line is looked for at its key
        try:
            yield key, _plain(value_node, inner, written)
        except Left:
            continue


def _scalar(node: yaml.ScalarNode, path: Path, written: Written) -> Any:
    mark, value = _mark(node.start_mark), node.value
    if node.tag == _ALIAS:
        written.note("alias", path, mark, name=cut(value))
        raise Left
    if sign := _STEERING.search(value):
        written.note("character", path, mark, sign=f"U+{ord(sign[0]):04X}")
        raise Left
    if node.tag == _BOOL:
        return value.lower() in ("yes", "true", "on")
    if node.tag == _NULL:
        return None
    if node.tag == _INT:
        return int(value) if _WHOLE.fullmatch(value) else value
    if node.tag in _AS_WRITTEN:
        return value
    written.note("tag", path, mark, tag=cut(node.tag))
    raise Left
