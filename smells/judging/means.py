"""Of which columns an average is the mean, and in which rows it is not. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import mul
from statistics import fmean, median

from crawler.content import Column, ColumnRole, Row, Table
from smells.judging.figures import Figure, figure_in, figures_in
from smells.judging.weights import constant_weights

# Where an average differs in many rows, the board computes it in another way.
MOST_DEVIATING = 0.25
FEWEST_AGREEING = 4
FEWEST_WEIGHED = 8  # the same where the weights are ours to guess
EVEN = 0.5
FAR_APART = 100  # steps between two parts from which their weights show
# Rounding explains a difference of one tolerance; a mistake is claimed only well beyond it.
BEYOND_ROUNDING = 4
# A row whose parts lie within so many tolerances agrees with nearly every formula.
TELLING = 8
MOST_PARTS = 60  # for which weights are fitted
FITTED = 2  # tolerances within which fitted weights explain a row


@dataclass(frozen=True, slots=True)
class Deviation:
    row: Row
    stated: Figure
    computed: float


@dataclass(frozen=True, slots=True)
class Average:
    """`average` is the mean of `parts` in `agreeing` rows; `deviations` are the few others.

    `weight` is that of the first of two parts, where the board weighs them; None for a plain mean.
    """

    average: Column
    parts: tuple[Column, ...]
    agreeing: int
    deviations: tuple[Deviation, ...]
    weight: float | None = None


Line = tuple[Row, Figure, tuple[Figure, ...]]


def averages(table: Table) -> Iterator[Average]:
    """Each average that is surely a mean of columns beside it, plain or of two that are weighed."""
    for column in table.with_role(ColumnRole.AVERAGE):
        found = []
        for parts in _possible_parts(table, column):
            lines = list(_lines(table, column, parts))
            weight = _weight(lines) if len(parts) == 2 else None
            found += [_tried(column, parts, lines, None)]
            found += [_tried(column, parts, lines, weight)] if weight is not None else []
        sure = [average for average in found if average is not None]
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


def _lines(table: Table, average: Column, parts: tuple[Column, ...]) -> Iterator[Line]:
    """Rows in which the average and all its parts are given."""
    rows = table.data_rows()
    finest = [
        min((figure.step for figure in figures_in(rows, part) if figure), default=1.0)
        for part in parts
    ]
    for row in rows:
        stated = figure_in(row, average)
        given = [figure for part in parts if (figure := figure_in(row, part))]
        if stated is not None and len(given) == len(parts):
            yield row, stated, _with_zeros(given, finest)


def _with_zeros(given: Sequence[Figure], finest: Sequence[float]) -> tuple[Figure, ...]:
    """Figures of a row as finely as their columns show them: 27 stands for 27.0 beside 25.5.

    Where most of a row is that short it was rounded, and at most one digit can be a zero left out.
    """
    written = [
        replace(figure, step=max(figure.step / 10, step)) if step < figure.step else figure
        for figure, step in zip(given, finest, strict=True)
    ]
    short = sum(step < figure.step for figure, step in zip(given, finest, strict=True))
    return tuple(given if 2 * short > len(given) else written)


def _weight(lines: Sequence[Line]) -> float | None:
    """The weight of the first of two parts, as round as boards choose it."""
    weights = [
        (stated.value - second.value) / (first.value - second.value)
        for _, stated, (first, second) in lines
        if abs(first.value - second.value) > FAR_APART * stated.step
    ]
    weight = round(median(weights), 2) if len(weights) >= FEWEST_AGREEING else None
    return weight if weight is not None and 0 < weight < 1 and weight != EVEN else None


def _tried(
    average: Column, parts: tuple[Column, ...], lines: Sequence[Line], weight: float | None
) -> Average | None:
    agreeing, telling = 0, 0
    deviations: list[Deviation] = []
    for row, stated, given in lines:
        computed = fmean((part.value for part in given), _weights(weight))
        tolerance = _tolerance(stated, given)
        away = abs(stated.value - computed) / tolerance
        agreeing += away <= 1
        telling += away <= 1 and _spread(given) > TELLING * tolerance
        if away > BEYOND_ROUNDING:
            deviations.append(Deviation(row, stated, computed))
    fewest = FEWEST_AGREEING if weight is None else FEWEST_WEIGHED
    is_sure = telling >= fewest and agreeing >= (1 - MOST_DEVIATING) * len(lines)
    if not is_sure or (deviations and _is_weighted(lines)):
        return None
    return Average(average, parts, agreeing, tuple(deviations), weight)


def _spread(given: Sequence[Figure]) -> float:
    values = [part.value for part in given]
    return max(values) - min(values)


def _is_weighted(lines: Sequence[Line]) -> bool:
    """Whether one set of weights explains all rows, also those that the plain mean does not.

    With hardly more rows than parts, weights can be found for anything.
    """
    size = len(lines[0][2])
    if size > MOST_PARTS or len(lines) < size + 2:
        return False
    tolerances = [_tolerance(stated, given) for _, stated, given in lines]
    parts = [[part.value for part in given] for _, _, given in lines]
    stated = [each.value for _, each, _ in lines]
    weights = constant_weights(parts, stated, fmean(tolerances))
    return weights is not None and all(
        abs(value - sum(map(mul, row, weights))) <= FITTED * tolerance
        for row, value, tolerance in zip(parts, stated, tolerances, strict=True)
    )


def _weights(weight: float | None) -> tuple[float, float] | None:
    return None if weight is None else (weight, 1 - weight)


def _tolerance(stated: Figure, parts: Sequence[Figure]) -> float:
    """How far rounding alone can take the stated mean from the one of rounded parts."""
    rounding = (stated.step + fmean(part.step for part in parts)) / 2
    return rounding * (1 + 1e-6) + 1e-9 * max(1.0, abs(stated.value))
