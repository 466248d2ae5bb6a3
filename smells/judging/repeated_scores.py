"""The same scores shown in two tables, and where the two do not agree. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crawler.content import Column, Row, Table
from crawler.once import once
from smells.judging.by_column import numbers_of
from smells.judging.figures import steps_of
from smells.judging.model_names import spelling_key
from smells.judging.reading import model_in, score_columns

MOST_TABLES = 30  # of one observation; each is compared with each
FEWEST_SHARED = 8
AGREEING = 0.8  # share of the models both tables give; below it they show different evaluations


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A model's score in two tables that agree about the others in that column."""

    table: Table
    row: Row
    column: Column
    other_table: Table
    other_row: Row
    other_column: Column
    agreeing: int


# By the model's key: the place of its row among the data rows, and its score there.
_Scores = dict[tuple[str, ...], tuple[int, float]]


def contradictions(tables: Sequence[Table]) -> Iterator[Contradiction]:
    if len(tables) < 2:
        return
    listed = [(table, _by_name(table)) for table in tables[:MOST_TABLES]]
    for (table, _own), (other, others) in combinations(listed, 2):
        for column in score_columns(table):
            for other_column in others.get(column.full_name.casefold(), ()):
                yield from _compared(table, column, other, other_column)


def _by_name(table: Table) -> dict[str, list[Column]]:
    named: dict[str, list[Column]] = {}
    for column in score_columns(table):
        named.setdefault(column.full_name.casefold(), []).append(column)
    return named


def _compared(
    table: Table, column: Column, other: Table, other_column: Column
) -> Iterator[Contradiction]:
    scores, other_scores = _scores(table, column.index), _scores(other, other_column.index)
    shared = [(scores[key], other_scores[key]) for key in scores if key in other_scores]
    if len(shared) < FEWEST_SHARED:
        return
    steps, other_steps = steps_of(table, column.index), steps_of(other, other_column.index)
    differing = [
        (at, other_at)
        for (at, score), (other_at, other_score) in shared
        if score != other_score
        and abs(score - other_score) > 1.5 * max(steps[at], other_steps[other_at])
    ]
    agreeing = len(shared) - len(differing)
    if agreeing < AGREEING * len(shared):
        return
    rows, other_rows = table.data_rows(), other.data_rows()
    for at, other_at in differing:
        yield Contradiction(
            table, rows[at], column, other, other_rows[other_at], other_column, agreeing
        )


@once
def _scores(table: Table, index: int) -> _Scores:
    """Scores by model; a model that stands in several rows is left out."""
    scores: _Scores = {}
    repeated = set()
    for at, (key, score) in enumerate(zip(_keys(table), numbers_of(table, index), strict=True)):
        if key is None or score is None:
            continue
        if key in scores:
            repeated.add(key)
        scores[key] = (at, score)
    return {key: found for key, found in scores.items() if key not in repeated}


@once
def _keys(table: Table) -> tuple[tuple[str, ...] | None, ...]:
    """The key of each row's model; None where it has no name."""
    names = [model_in(table, row) for row in table.data_rows()]
    return tuple([spelling_key(name) if name else None for name in names])
