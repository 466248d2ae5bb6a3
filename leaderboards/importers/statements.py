"""A record's statements as rows: what a source says of one board replaces what it said before."""

from collections.abc import Callable, Hashable, Iterable, Sequence
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
from leaderboards.vocabulary import ENTITY_LAYER, FACT_LAYER, Source

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


def rows_of(record: BoardRecord) -> dict[type[Statement], dict[Hashable, Row]]:
    """What the record states, as rows by what identifies them; the first of two alike stands."""
    found: dict[type[Statement], dict[Hashable, Row]] = {}
    for model, (identity, rows_in) in _ROWS.items():
        alike: dict[Hashable, Row] = {}
        for row in rows_in(record):
            alike.setdefault(tuple(row[name] for name in identity), row)
        found[model] = alike
    return found


def new_statements(
    board: Board, source: Source, records: Sequence[BoardRecord]
) -> dict[type[Statement], list[Statement]]:
    """What a source says of a board of which it has said nothing yet, as rows to be written."""
    return {
        model: _made(model, board, wanted.values())
        for model, wanted in _wanted(source, records).items()
    }


def replace_statements(
    board: Board, source: Source, records: Sequence[BoardRecord], *, keep_others: bool = False
) -> None:
    """Add what is new, change what differs, delete what the source no longer says.

    The records are all that `source` says of the board, each confirmed on its own day. With
    `keep_others` nothing is deleted: the source lists the board under another key as well.
    """
    for model, wanted in _wanted(source, records).items():
        held = _held(model, board, source)
        gone = [found.pk for known, found in held.items() if known not in wanted]
        if gone and not keep_others:
            model._default_manager.filter(pk__in=gone).delete()
        new = [row for known, row in wanted.items() if known not in held]
        model._default_manager.bulk_create(_made(model, board, new))
        for known, found in held.items():
            _update(found, wanted.get(known, {}))


def _wanted(
    source: Source, records: Sequence[BoardRecord]
) -> dict[type[Statement], dict[Hashable, Row]]:
    wanted: dict[type[Statement], dict[Hashable, Row]] = {model: {} for model in _ROWS}
    for record in records:
        shared = {"source": source.value, "confirmed_on": record.confirmed_on}
        for model, rows in rows_of(record).items():
            for known, row in rows.items():
                wanted[model].setdefault(known, {**row, **shared})
    return wanted


def _held(model: type[Statement], board: Board, source: Source) -> dict[Hashable, Statement]:
    identity, _ = _ROWS[model]
    found = model._default_manager.filter(board=board, source=source.value)  # type: ignore[misc]
    return {tuple(getattr(held, name) for name in identity): held for held in found}


def _made(model: type[Statement], board: Board, rows: Iterable[Row]) -> list[Statement]:
    return [model(board=board, **row) for row in rows]  # type: ignore[misc]


def _update(held: Statement, row: Row) -> None:
    if any(getattr(held, name) != value for name, value in row.items()):
        for name, value in row.items():
            setattr(held, name, value)
        held.save()
