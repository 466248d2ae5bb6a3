"""What a source says about one board, as plain data. Pure.

An importer turns its source into BoardRecords; load.py alone writes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

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

    `key` names the board inside its source and stays the same from import to import. `raw` is
    what the source said that has no place of its own (tags, addresses that were not taken),
    word for word. `where` tells a person where the record stands in its source; it is not kept.
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
    raw: tuple[str, ...] = ()
    where: str = field(default="", compare=False)

    def home_urls(self) -> list[str]:
        return self.urls(LocationRole.HOME)

    def urls(self, role: LocationRole) -> list[str]:
        return [place.url for place in self.locations if place.role is role]


def record_with(record: BoardRecord, parts: Mapping[str, Iterable[Any]]) -> BoardRecord:
    """The record with its fields of several values (platforms, locations…) filled."""
    filled: dict[str, Any] = {field: tuple(values) for field, values in parts.items()}
    return replace(record, **filled)


@dataclass(frozen=True)
class Listing:
    """That a source lists a board under a key, what it calls it, and when it last said so."""

    source: Source
    key: str
    name: str
    confirmed_on: date
    description_en: str = ""
    description_zh: str = ""
    raw: tuple[str, ...] = ()


@dataclass(frozen=True)
class BoardLine:
    """Everything all sources say of one board: what a line of the project's own format holds.

    `statements` are records without a key, one for each source and day of confirmation.
    """

    slug: str
    name: str
    listings: tuple[Listing, ...]
    statements: tuple[BoardRecord, ...]
    former_slugs: tuple[str, ...] = ()
    where: str = field(default="", compare=False)

    def sources(self) -> set[Source]:
        listing_sources = {listing.source for listing in self.listings}
        return listing_sources | {record.source for record in self.statements}

    def only(self, sources: set[Source]) -> "BoardLine":
        return replace(
            self,
            listings=tuple(said for said in self.listings if said.source in sources),
            statements=tuple(said for said in self.statements if said.source in sources),
        )


@dataclass(frozen=True)
class CaseRecord:
    """A labelled case of a smell; `smell` and `entity` are None where the source has none of ours.

    `status` is the source's own word: resolved, operator_confirmed, user_confirmed, unconfirmed.
    `board_keys` are the boards under which the source itself lists the thread.
    """

    source: Source
    url: str
    smell: Smell | None
    entity: EntityKind | None
    status: str
    self_admitted: bool
    confirmed_on: date
    board_keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rejected:
    """A row that could not be read: where it stands and what is wrong with it, for a person."""

    where: str
    reason: str


@dataclass(frozen=True)
class Skipped:
    """Something that was read and is in order, but is no board or not said of this one."""

    where: str
    reason: str


class Unreadable(ValueError):
    """The source as a whole cannot be read. `str()` says why, for a person."""


Row: TypeAlias = BoardRecord | BoardLine | CaseRecord | Rejected | Skipped


@dataclass
class Parsed:
    """All rows of one source, in its order."""

    rows: list[Row] = field(default_factory=list)

    def boards(self) -> Iterator[BoardRecord]:
        return (row for row in self.rows if isinstance(row, BoardRecord))

    def lines(self) -> Iterator[BoardLine]:
        return (row for row in self.rows if isinstance(row, BoardLine))

    def cases(self) -> Iterator[CaseRecord]:
        return (row for row in self.rows if isinstance(row, CaseRecord))

    def rejected(self) -> Iterator[Rejected]:
        return (row for row in self.rows if isinstance(row, Rejected))

    def skipped(self) -> Iterator[Skipped]:
        return (row for row in self.rows if isinstance(row, Skipped))
