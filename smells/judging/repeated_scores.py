"""The same scores shown in two tables, and where the two do not agree. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crawler.content import Column, Row, Table
from smells.judging.figures import Figure, figure_in
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


Scores = dict[tuple[str, ...], tuple[Row, Figure]]


def contradictions(tables: Sequence[Table]) -> Iterator[Contradiction]:
    if len(tables) < 2:
        return
    listed = [(table, list(_columns(table))) for table in tables[:MOST_TABLES]]
    for (table, columns), (other, others) in combinations(listed, 2):
        for column, scores in columns:
            for other_column, other_scores in others:
                if column.full_name.casefold() == other_column.full_name.casefold():
                    differing, agreeing = _compared(scores, other_scores)
                    for one, another in differing:
                        yield Contradiction(
                            table, one, column, other, another, other_column, agreeing
                        )


def _columns(table: Table) -> Iterator[tuple[Column, Scores]]:
    """Scores by model; a model that stands in several rows is left out."""
    for column in score_columns(table):
        scores: dict[tuple[str, ...], list[tuple[Row, Figure]]] = {}
        for row in table.data_rows():
            figure, name = figure_in(row, column), model_in(table, row)
            if figure and name:
                scores.setdefault(spelling_key(name), []).append((row, figure))
        yield column, {key: found[0] for key, found in scores.items() if len(found) == 1}


def _compared(one: Scores, other: Scores) -> tuple[list[tuple[Row, Row]], int]:
    shared = [(one[key], other[key]) for key in one if key in other]
    differing = [
        (row, other_row)
        for (row, figure), (other_row, other_figure) in shared
        if abs(figure.value - other_figure.value) > 1.5 * max(figure.step, other_figure.step)
    ]
    agreeing = len(shared) - len(differing)
    alike = len(shared) >= FEWEST_SHARED and agreeing >= AGREEING * len(shared)
    return (differing, agreeing) if alike else ([], agreeing)
