"""How each kind of statement is written in the project's own format, and read back. Pure."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from leaderboards.importers.reading import (
    known_fields,
    text_as_is,
    texts_as_they_are,
    word,
)
from leaderboards.records import (
    CadenceRecord,
    EntityRecord,
    FactValue,
    LayerFactRecord,
    LocationRecord,
    TopicRecord,
)
from leaderboards.vocabulary import (
    CadenceKind,
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Rhythm,
    TopicKind,
    WorkflowPattern,
)

Plain: TypeAlias = dict[str, Any]


def _read_location(part: Plain) -> LocationRecord:
    known_fields(part, ("role", "platform", "url", "archive_url"))
    return LocationRecord(
        role=word(part.get("role"), LocationRole, "role"),
        platform=word(part.get("platform"), Platform, "platform"),
        url=text_as_is(part, "url", needed=True),
        archive_url=text_as_is(part, "archive_url"),
    )


def _read_entity(part: Plain) -> EntityRecord:
    known_fields(part, ("kind", "name", "url"))
    kind = word(part.get("kind"), EntityKind, "kind")
    return EntityRecord(kind, text_as_is(part, "name", needed=True), text_as_is(part, "url"))


def _read_fact(part: Plain) -> LayerFactRecord:
    known_fields(part, ("name", "value"))
    return LayerFactRecord(word(part.get("name"), LayerFactName, "name"), fact_value(part))


def fact_value(part: Mapping[str, Any]) -> FactValue:
    """The field `value`: true or false, a text, or a list of texts."""
    value = part.get("value")
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return texts_as_they_are(part, "value")
    return text_as_is(part, "value", needed=True)


def _read_topic(part: Plain) -> TopicRecord:
    known_fields(part, ("kind", "value", "raw"))
    value = text_as_is(part, "value", needed=True)
    raw = text_as_is(part, "raw") if "raw" in part else value
    return TopicRecord(word(part.get("kind"), TopicKind, "kind"), value, raw)


def _read_cadence(part: Plain) -> CadenceRecord:
    known_fields(part, ("kind", "rhythm"))
    kind = word(part.get("kind"), CadenceKind, "kind")
    return CadenceRecord(kind, word(part.get("rhythm"), Rhythm, "rhythm"))


def _one(name: str, words: type[Platform] | type[WorkflowPattern]) -> Callable[[Plain], Any]:
    def read(part: Plain) -> Any:
        known_fields(part, (name,))
        return word(part.get(name), words, name)

    return read


def _filled(**values: Any) -> Plain:
    return {name: value for name, value in values.items() if value != ""}


# For each field of a line: where its values stand in a record, how one is written and read.
PARTS: dict[str, tuple[str, Callable[[Any], Plain], Callable[[Plain], Any]]] = {
    "platforms": (
        "platforms",
        lambda platform: {"platform": platform.value},
        _one("platform", Platform),
    ),
    "workflow_patterns": (
        "workflow_patterns",
        lambda pattern: {"pattern": pattern.value},
        _one("pattern", WorkflowPattern),
    ),
    "locations": (
        "locations",
        lambda place: _filled(
            role=place.role.value,
            platform=place.platform.value,
            url=place.url,
            archive_url=place.archive_url,
        ),
        _read_location,
    ),
    "entities": (
        "entities",
        lambda entity: _filled(kind=entity.kind.value, name=entity.name, url=entity.url),
        _read_entity,
    ),
    "layer_facts": (
        "layer_facts",
        lambda fact: {"name": fact.name.value, "value": fact.value},
        _read_fact,
    ),
    "topics": (
        "topics",
        lambda topic: {"kind": topic.kind.value, "value": topic.value, "raw": topic.raw},
        _read_topic,
    ),
    "cadences": (
        "cadences",
        lambda cadence: {"kind": cadence.kind.value, "rhythm": cadence.rhythm.value},
        _read_cadence,
    ),
}
