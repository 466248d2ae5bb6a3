"""What a source says about one board, as plain data. Pure.

An importer turns its source into BoardRecords; load.py alone writes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from leaderboards.vocabulary import (
    CadenceKind,
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Rhythm,
    Smell,
    Source,
    TopicKind,
    WorkflowPattern,
)

FactValue: TypeAlias = bool | str | list[str]


@dataclass(frozen=True)
class LocationRecord:
    role: LocationRole
    platform: Platform
    url: str
    archive_url: str = ""


@dataclass(frozen=True)
class EntityRecord:
    kind: EntityKind
    name: str
    url: str = ""


@dataclass(frozen=True)
class LayerFactRecord:
    name: LayerFactName
    value: FactValue


@dataclass(frozen=True)
class TopicRecord:
    """`value` is normalised (lower case); `raw` is the tag or heading as it stood."""

    kind: TopicKind
    value: str
    raw: str


@dataclass(frozen=True)
class CadenceRecord:
    kind: CadenceKind
    rhythm: Rhythm


@dataclass(frozen=True)
class BoardRecord:
    """Everything one source says about one board.

    `key` names the board inside its source and stays the same from import to import.
    """

    source: Source
    key: str
    name: str
    confirmed_on: date
    description_en: str = ""
    description_zh: str = ""
    platforms: tuple[Platform, ...] = ()
    workflow_patterns: tuple[WorkflowPattern, ...] = ()
    locations: tuple[LocationRecord, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    layer_facts: tuple[LayerFactRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    cadences: tuple[CadenceRecord, ...] = ()
    slug: str = ""

    def home_urls(self) -> list[str]:
        return [place.url for place in self.locations if place.role is LocationRole.HOME]

    def with_slug(self, slug: str) -> "BoardRecord":
        return replace(self, slug=slug)


@dataclass(frozen=True)
class CaseRecord:
    """A labelled case of a smell; `smell` and `entity` are None where the source has none of ours.

    `status` is the source's own word: resolved, operator_confirmed, user_confirmed, unconfirmed.
    """

    source: Source
    url: str
    smell: Smell | None
    entity: EntityKind | None
    status: str
    self_admitted: bool
    confirmed_on: date


@dataclass(frozen=True)
class Rejected:
    """A row that could not be read: where it stands and what is wrong with it, for a person."""

    where: str
    reason: str


Row: TypeAlias = BoardRecord | CaseRecord | Rejected


@dataclass
class Parsed:
    """All rows of one source, in its order."""

    rows: list[Row] = field(default_factory=list)

    def boards(self) -> Iterator[BoardRecord]:
        return (row for row in self.rows if isinstance(row, BoardRecord))

    def cases(self) -> Iterator[CaseRecord]:
        return (row for row in self.rows if isinstance(row, CaseRecord))

    def rejected(self) -> Iterator[Rejected]:
        return (row for row in self.rows if isinstance(row, Rejected))
