"""Of which columns an average is the mean, and in which rows it is not. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from operator import mul
from statistics import fmean, median
from typing import NamedTuple, cast

from crawler.content import Column, ColumnRole, Row, Table
from smells.judging.by_column import numbers_of
from smells.judging.figures import Figure, steps_of
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


class _Line(NamedTuple):
    """A row in which the average and all its parts are given, each with its step."""

    row: Row
    stated: float
    step: float
    parts: tuple[float, ...]
    steps: tuple[float, ...]


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
    by_place = {tuple(part.index for part in parts): parts for parts in sets if len(parts) > 1}
    return list(by_place.values())


def _beside(table: Table, places: range) -> tuple[Column, ...]:
    found: list[Column] = []
    for place in places:
        column = table.columns[place]
        if not column.is_surely(ColumnRole.METRIC):
            break
        found.append(column)
    return tuple(sorted(found, key=lambda column: column.index))


def _lines(table: Table, average: Column, parts: tuple[Column, ...]) -> Iterator[_Line]:
    columns = [numbers_of(table, part.index) for part in parts]
    steps = [steps_of(table, part.index) for part in parts]
    finest = tuple(_finest(*each) for each in zip(columns, steps, strict=True))
    rows = zip(
        table.data_rows(),
        numbers_of(table, average.index),
        steps_of(table, average.index),
        zip(*columns, strict=True),
        zip(*steps, strict=True),
        strict=True,
    )
    for row, stated, step, given, written in rows:
        if stated is not None and None not in given:
            numbers = cast("tuple[float, ...]", given)
            meant = written if written == finest else _with_zeros(written, finest)
            yield _Line(row, stated, step, numbers, meant)


def _finest(numbers: Sequence[float | None], steps: Sequence[float]) -> float:
    given = [step for number, step in zip(numbers, steps, strict=True) if number is not None]
    return min(given, default=1.0)


def _with_zeros(written: tuple[float, ...], finest: tuple[float, ...]) -> tuple[float, ...]:
    """The steps of a row as finely as their columns show them: 27 stands for 27.0 beside 25.5.

    Where most of a row is that short it was rounded, and at most one digit can be a zero left out.
    """
    short = sum(fine < step for step, fine in zip(written, finest, strict=True))
    if 2 * short > len(written):
        return written
    return tuple(
        max(step / 10, fine) if fine < step else step
        for step, fine in zip(written, finest, strict=True)
    )


def _weight(lines: Sequence[_Line]) -> float | None:
    """The weight of the first of two parts, as round as boards choose it."""
    weights = [
        (line.stated - second) / (first - second)
        for line in lines
        for first, second in (line.parts,)
        if abs(first - second) > FAR_APART * line.step
    ]
    weight = round(median(weights), 2) if len(weights) >= FEWEST_AGREEING else None
    return weight if weight is not None and 0 < weight < 1 and weight != EVEN else None


def _tried(
    average: Column, parts: tuple[Column, ...], lines: Sequence[_Line], weight: float | None
) -> Average | None:
    fewest = FEWEST_AGREEING if weight is None else FEWEST_WEIGHED
    agreeing, telling = 0, 0
    deviations: list[Deviation] = []
    for line in lines:
        computed = _mean(line.parts, weight)
        tolerance = _tolerance(line)
        away = abs(line.stated - computed) / tolerance
        if away <= 1:
            agreeing += 1
            telling += telling < fewest and _spread(line.parts) > TELLING * tolerance
        elif away > BEYOND_ROUNDING:
            deviations.append(Deviation(line.row, Figure(line.stated, line.step), computed))
    is_sure = telling >= fewest and agreeing >= (1 - MOST_DEVIATING) * len(lines)
    if not is_sure or (deviations and _is_weighted(lines)):
        return None
    return Average(average, parts, agreeing, tuple(deviations), weight)


def _mean(parts: tuple[float, ...], weight: float | None) -> float:
    return fsum(parts) / len(parts) if weight is None else fmean(parts, (weight, 1 - weight))


def _spread(parts: tuple[float, ...]) -> float:
    return max(parts) - min(parts)


def _is_weighted(lines: Sequence[_Line]) -> bool:
    """Whether one set of weights explains all rows, also those that the plain mean does not.

    With hardly more rows than parts, weights can be found for anything.
    """
    size = len(lines[0].parts)
    if size > MOST_PARTS or len(lines) < size + 2:
        return False
    tolerances = [_tolerance(line) for line in lines]
    parts = [line.parts for line in lines]
    stated = [line.stated for line in lines]
    weights = constant_weights(parts, stated, fmean(tolerances))
    return weights is not None and all(
        abs(value - sum(map(mul, row, weights))) <= FITTED * tolerance
        for row, value, tolerance in zip(parts, stated, tolerances, strict=True)
    )


def _tolerance(line: _Line) -> float:
    """How far rounding alone can take the stated mean from the one of rounded parts."""
    rounding = (line.step + fsum(line.steps) / len(line.steps)) / 2
    return rounding * (1 + 1e-6) + 1e-9 * max(1.0, abs(line.stated))
