"""The starter catalogue: one YAML file a board, whose name is the board's slug. Pure.

README.md beside the files describes them. Every error names the file and the key.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from leaderboards.identity import BadAddress, archive_of, platform_of
from leaderboards.importers.jsonl_parts import fact_value
from leaderboards.importers.reading import (
    BadRow,
    day,
    known_fields,
    mapping,
    shown,
    text,
    texts,
    word,
)
from leaderboards.records import (
    BoardRecord,
    CadenceRecord,
    EntityRecord,
    LayerFactRecord,
    LocationRecord,
    Parsed,
    Rejected,
    TopicRecord,
)
from leaderboards.vocabulary import (
    CadenceKind,
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Rhythm,
    Source,
    TopicKind,
    WorkflowPattern,
)

_FIELDS = (
    "name",
    "description",
    "platforms",
    "patterns",
    "locations",
    "topics",
    "entities",
    "layers",
    "cadence",
    "confirmed_on",
)
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


class _PlainLoader(yaml.SafeLoader):
    """YAML without references, and with each key once: a board needs neither more."""

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            raise BadRow("references (*name) are not read: write the value out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 — yaml's signature
        names = [key.value for key, _ in node.value]
        if twice := [name for name in names if names.count(name) > 1]:
            raise BadRow(f"{shown(twice[0])} is given twice")
        return super().construct_mapping(node, deep=deep)


def parse_files(files: Iterable[tuple[str, str]]) -> Parsed:
    """The files as pairs of name (`lmarena.yaml`) and content."""
    parsed = Parsed()
    for name, content in files:
        try:
            parsed.rows.append(_board(name, _read(content)))
        except (BadRow, BadAddress) as error:
            parsed.rows.append(Rejected(name, str(error)))
    return parsed


def _read(content: str) -> Any:
    try:
        return yaml.load(content, Loader=_PlainLoader)  # noqa: S506 — it is a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, BadRow):
            raise
        raise BadRow(f"it is not YAML: {' '.join(str(error).split())[:300]}") from error


def _board(name: str, content: Any) -> BoardRecord:
    slug = name.rpartition("/")[2].removesuffix(".yaml")
    if not _SLUG.match(slug):
        raise BadRow("the file's name must be small letters and digits with single hyphens")
    row = mapping(content, "the file")
    known_fields(row, _FIELDS)
    description = mapping(row.get("description") or {}, "description")
    _within("description", known_fields, description, ("en", "zh"))
    return BoardRecord(
        source=Source.STARTER,
        key=slug,
        slug=slug,
        name=text(row, "name", needed=True),
        confirmed_on=_confirmed_on(row),
        description_en=_within("description", text, description, "en"),
        description_zh=_within("description", text, description, "zh"),
        platforms=tuple(word(item, Platform, "platforms") for item in texts(row, "platforms")),
        workflow_patterns=tuple(
            word(item, WorkflowPattern, "patterns") for item in texts(row, "patterns")
        ),
        locations=tuple(_locations(_section(row, "locations", LocationRole))),
        entities=tuple(_entities(_section(row, "entities", EntityKind))),
        layer_facts=tuple(_layer_facts(_section(row, "layers", LayerFactName))),
        topics=tuple(_topics(_section(row, "topics", TopicKind))),
        cadences=tuple(_cadences(_section(row, "cadence", CadenceKind))),
        where=name,
    )


def _confirmed_on(row: Mapping[str, Any]) -> date:
    if "confirmed_on" not in row:
        raise BadRow("confirmed_on is missing: give the day the facts were last confirmed")
    return day(row["confirmed_on"], "confirmed_on")


def _within(section: str, read: Any, row: Mapping[str, Any], name: Any) -> Any:
    """Read from a section, naming it with the key when something is wrong."""
    try:
        return read(row, name)
    except BadRow as error:
        raise BadRow(f"{section}.{error}") from None


def _section(row: Mapping[str, Any], name: str, words: Any) -> dict[Any, Any]:
    """A section whose keys are words of an enum; empty when it is absent."""
    section = mapping(row.get(name) or {}, name)
    return {word(key, words, name): value for key, value in section.items()}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _locations(section: Mapping[LocationRole, Any]) -> list[LocationRecord]:
    found = []
    for role, value in section.items():
        for url in _within("locations", texts, {role.value: _listed(value)}, role.value):
            try:
                place = LocationRecord(role, platform_of(url), url, archive_of(url))
            except BadAddress as error:
                raise BadRow(f"locations.{role}: {error}") from error
            found.append(place)
    return found


def _entities(section: Mapping[EntityKind, Any]) -> list[EntityRecord]:
    found = []
    for kind, value in section.items():
        for item in _listed(value):
            named = f"entities.{kind}"
            row = {"name": item} if isinstance(item, str) else mapping(item, named)
            _within(named, known_fields, row, ("name", "url"))
            name = _within(named, lambda row, key: text(row, key, needed=True), row, "name")
            found.append(EntityRecord(kind, name, _within(named, text, row, "url")))
    return found


def _layer_facts(section: Mapping[LayerFactName, Any]) -> list[LayerFactRecord]:
    found = []
    for name, value in section.items():
        try:
            found.append(LayerFactRecord(name, fact_value({"value": value})))
        except BadRow as error:
            reason = str(error).removeprefix("value ")
            raise BadRow(f"layers.{name} {reason}") from None
    return found


def _topics(section: Mapping[TopicKind, Any]) -> list[TopicRecord]:
    found = []
    for kind, value in section.items():
        for topic in _within("topics", texts, {kind.value: _listed(value)}, kind.value):
            found.append(TopicRecord(kind, topic.casefold(), topic))
    return found


def _cadences(section: Mapping[CadenceKind, Any]) -> list[CadenceRecord]:
    return [
        CadenceRecord(kind, word(value, Rhythm, f"cadence.{kind}"))
        for kind, value in section.items()
    ]
