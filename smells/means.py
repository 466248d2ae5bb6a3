"""Of which columns an average is the mean, and in which rows it is not. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from crawler.content import Column, ColumnRole, Row, Table
from smells.figures import Figure, figure_of
from smells.reading import cell_in

# Where an average differs in many rows, the board computes it in another way.
MOST_DEVIATING = 0.25
FEWEST_AGREEING = 4
# Rounding explains a difference of one tolerance; a mistake is claimed only well beyond it.
BEYOND_ROUNDING = 4


@dataclass(frozen=True, slots=True)
class Deviation:
    row: Row
    stated: Figure
    computed: float


@dataclass(frozen=True, slots=True)
class Average:
    """`average` is the mean of `parts` in `agreeing` rows; `deviations` are the few others."""

    average: Column
    parts: tuple[Column, ...]
    agreeing: int
    deviations: tuple[Deviation, ...]


def averages(table: Table) -> Iterator[Average]:
    """Each average that is surely the plain mean of columns in the same table."""
    for column in table.with_role(ColumnRole.AVERAGE):
        tried = [_tried(table, column, parts) for parts in _possible_parts(table, column)]
        sure = [average for average in tried if average is not None]
        if sure:
            yield max(sure, key=lambda average: (average.agreeing, -len(average.deviations)))


def _possible_parts(table: Table, average: Column) -> list[tuple[Column, ...]]:
    """All scores; those of the same group; those up to the next average on either side."""
    scores = table.with_role(ColumnRole.METRIC)
    group = average.path[0] if len(average.path) > 1 else None
    sets = [
        scores,
        tuple(score for score in scores if group and score.path and score.path[0] == group),
        _beside(table, range(average.index + 1, len(table.columns))),
        _beside(table, range(average.index - 1, -1, -1)),
    ]
    return list(dict.fromkeys(parts for parts in sets if len(parts) > 1))


def _beside(table: Table, places: range) -> tuple[Column, ...]:
    found: list[Column] = []
    for place in places:
        column = table.columns[place]
        if not column.is_surely(ColumnRole.METRIC):
            break
        found.append(column)
    return tuple(sorted(found, key=lambda column: column.index))


def _tried(table: Table, average: Column, parts: tuple[Column, ...]) -> Average | None:
    agreeing, rows = 0, 0
    deviations: list[Deviation] = []
    for row in table.data_rows():
        stated = figure_of(cell_in(row, average))
        figures = [figure_of(cell_in(row, part)) for part in parts]
        given = [figure for figure in figures if figure is not None]
        if stated is None or len(given) < len(figures):
            continue
        rows += 1
        computed = fmean(figure.value for figure in given)
        away = abs(stated.value - computed) / _tolerance(stated, given)
        agreeing += away <= 1
        if away > BEYOND_ROUNDING:
            deviations.append(Deviation(row, stated, computed))
    is_sure = agreeing >= FEWEST_AGREEING and agreeing >= (1 - MOST_DEVIATING) * rows
    return Average(average, parts, agreeing, tuple(deviations)) if is_sure else None


def _tolerance(stated: Figure, parts: Sequence[Figure]) -> float:
    """How far rounding alone can take the stated mean from the one of rounded parts."""
    rounding = (stated.step + fmean(part.step for part in parts)) / 2
    return rounding * (1 + 1e-6) + 1e-9 * max(1.0, abs(stated.value))
