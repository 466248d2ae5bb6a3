"""The catalogue as lines of the project's own format: what every source says of every board."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from leaderboards.models import Board, SourceRecord
from leaderboards.records import (
    BoardLine,
    BoardRecord,
    CadenceRecord,
    EntityRecord,
    LayerFactRecord,
    Listing,
    LocationRecord,
    TopicRecord,
    record_with,
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

CHUNK = 200

# For each relation of a board: the field of a record it fills, and how a row is read.
_STATEMENTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "platforms": ("platforms", lambda row: Platform(row.platform)),
    "workflow_patterns": ("workflow_patterns", lambda row: WorkflowPattern(row.pattern)),
    "locations": (
        "locations",
        lambda row: LocationRecord(
            LocationRole(row.role), Platform(row.platform), row.url, row.archive_url
        ),
    ),
    "entities": ("entities", lambda row: EntityRecord(EntityKind(row.kind), row.name, row.url)),
    "layer_facts": (
        "layer_facts",
        lambda row: LayerFactRecord(LayerFactName(row.name), row.value),
    ),
    "topics": ("topics", lambda row: TopicRecord(TopicKind(row.kind), row.value, row.raw)),
    "cadences": (
        "cadences",
        lambda row: CadenceRecord(CadenceKind(row.kind), Rhythm(row.rhythm)),
    ),
}
# What to prefetch, so that a chunk of boards needs a constant number of queries.
RELATIONS = (*_STATEMENTS, "source_records", "former_slugs")


def board_lines() -> Iterator[BoardLine]:
    """All boards but the samples, by slug."""
    boards = Board.objects.public().order_by("slug").prefetch_related(*RELATIONS)
    return (line_of(board) for board in boards.iterator(chunk_size=CHUNK))


def line_of(board: Board) -> BoardLine:
    """What all sources say of one board; best read with `RELATIONS` at hand."""
    said: dict[tuple[Source, date], dict[str, Any]] = defaultdict(lambda: defaultdict(list))
    for relation, (field, read) in _STATEMENTS.items():
        for row in sorted(getattr(board, relation).all(), key=lambda row: row.pk):
            said[Source(row.source), row.confirmed_on][field].append(read(row))
    listings = sorted(board.source_records.all(), key=lambda row: (row.source, row.key))
    return BoardLine(
        slug=board.slug,
        name=board.name,
        listings=tuple(_listing(row) for row in listings),
        statements=tuple(
            record_with(BoardRecord(source, "", board.name, on), parts)
            for (source, on), parts in sorted(said.items())
        ),
        former_slugs=tuple(sorted(row.slug for row in board.former_slugs.all())),
    )


def _listing(row: SourceRecord) -> Listing:
    return Listing(
        source=Source(row.source),
        key=row.key,
        name=row.name,
        confirmed_on=row.confirmed_on,
        description_en=row.description_en,
        description_zh=row.description_zh,
        raw=tuple(row.raw),
    )
