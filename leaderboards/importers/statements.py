"""A record's statements as rows: what a source says of one board replaces what it said before."""

from collections.abc import Callable, Hashable
from typing import Any, TypeAlias

from leaderboards.identity import canonical_url
from leaderboards.models import (
    Board,
    BoardPlatform,
    BoardTopic,
    BoardWorkflowPattern,
    Entity,
    LayerFact,
    Location,
    ReleaseCadence,
)
from leaderboards.models.statement import Statement
from leaderboards.records import BoardRecord
from leaderboards.vocabulary import ENTITY_LAYER, FACT_LAYER

Row: TypeAlias = dict[str, Any]

STATEMENT_MODELS: tuple[type[Statement], ...] = (
    BoardPlatform,
    BoardWorkflowPattern,
    Location,
    Entity,
    LayerFact,
    BoardTopic,
    ReleaseCadence,
)

# For each model: the fields that identify a statement within one board and source, and how a
# record's statements become rows.
_ROWS: dict[type[Statement], tuple[tuple[str, ...], Callable[[BoardRecord], list[Row]]]] = {
    BoardPlatform: (
        ("platform",),
        lambda record: [{"platform": platform.value} for platform in record.platforms],
    ),
    BoardWorkflowPattern: (
        ("pattern",),
        lambda record: [{"pattern": pattern.value} for pattern in record.workflow_patterns],
    ),
    Location: (
        ("role", "canonical"),
        lambda record: [
            {
                "role": place.role.value,
                "platform": place.platform.value,
                "url": place.url,
                "canonical": canonical_url(place.url),
                "archive_url": place.archive_url,
            }
            for place in record.locations
        ],
    ),
    Entity: (
        ("kind", "name"),
        lambda record: [
            {
                "kind": entity.kind.value,
                "layer": ENTITY_LAYER[entity.kind].value,
                "name": entity.name,
                "url": entity.url,
            }
            for entity in record.entities
        ],
    ),
    LayerFact: (
        ("name",),
        lambda record: [
            {"name": fact.name.value, "layer": FACT_LAYER[fact.name].value, "value": fact.value}
            for fact in record.layer_facts
        ],
    ),
    BoardTopic: (
        ("kind", "value"),
        lambda record: [
            {"kind": topic.kind.value, "value": topic.value, "raw": topic.raw}
            for topic in record.topics
        ],
    ),
    ReleaseCadence: (
        ("kind",),
        lambda record: [
            {"kind": cadence.kind.value, "rhythm": cadence.rhythm.value}
            for cadence in record.cadences
        ],
    ),
}


def replace_statements(board: Board, record: BoardRecord) -> None:
    """Add what is new, change what differs, delete what the source no longer says."""
    for model, (identity, rows_of) in _ROWS.items():
        _replace(model, board, record, identity, rows_of(record))


def _replace(
    model: type[Statement],
    board: Board,
    record: BoardRecord,
    identity: tuple[str, ...],
    rows: list[Row],
) -> None:
    def key(row: Row) -> Hashable:
        return tuple(row[name] for name in identity)

    wanted = {key(row): row for row in reversed(rows)}  # the first of two alike stands
    held = {
        tuple(getattr(found, name) for name in identity): found
        for found in model._default_manager.filter(board=board, source=record.source.value)  # type: ignore[misc]
    }
    gone = [found.pk for known, found in held.items() if known not in wanted]
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    shared = {"source": record.source.value, "confirmed_on": record.confirmed_on}
    new = [row for known, row in wanted.items() if known not in held]
    model._default_manager.bulk_create(
        [model(board=board, **row, **shared) for row in reversed(new)]  # type: ignore[misc]
    )
    for known, found in held.items():
        if known in wanted:
            for name, value in {**wanted[known], **shared}.items():
                setattr(found, name, value)
            found.save()
