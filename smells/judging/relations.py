"""Scores that are computed from another column of the same table. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, permutations
from math import isqrt
from statistics import median

from crawler.content import Column, Row, Table
from smells.judging.by_column import numbers_of
from smells.judging.figures import Figure, figures_of
from smells.judging.reading import score_columns

FEWEST_AGREEING = 8
MOST_ODD = 0.1  # share of the rows; beyond it the columns are merely alike
FEWEST_KINDS = 6  # different values; with fewer, agreement means little
COARSE = 0.01  # rounding beyond this share of a value says nothing, likewise
BEYOND_ROUNDING = 4
SMALLEST_SHARE = 0.01  # of the value; a smaller difference may be rounding on the way
MOST_COMPARED = 4_000_000  # pairs of figures; seconds, and 89 columns of 500 rows
FIRST_FEW = 6  # rows that tell most unrelated columns at once
# Prices, sizes and times are often multiples of one another without being computed so.
_NOT_A_SCORE = re.compile(
    r"cost|price|\$|usd|token|param|size|length|\blen\b|time|latency|speed|memory|flops|date|year|"
    r"count|\bn\b|#|votes?|价格|成本|参数|长度|时间|速度|数量",
    re.IGNORECASE,
)

Pair = tuple[Row, Figure, Figure]
Maker = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Odd:
    """A row in which `column` is not what `source` makes it in `agreeing` other rows."""

    row: Row
    column: Column
    source: Column
    stated: Figure
    computed: float
    agreeing: int


def odd_rows(table: Table) -> Iterator[Odd]:
    """Rows that break a relation between two scores, each once, by the column most to blame."""
    found: dict[int, list[Odd]] = {}
    for odd in _odd_pairs(table):
        found.setdefault(odd.row.index, []).append(odd)
    for odds in found.values():
        blamed = Counter(odd.column.index for odd in odds)
        yield max(odds, key=lambda odd: (blamed[odd.column.index], -odd.column.index))


def _odd_pairs(table: Table) -> Iterator[Odd]:
    rows = table.data_rows()
    if len(rows) < FEWEST_AGREEING:
        return
    columns = [
        column for column in score_columns(table) if not _NOT_A_SCORE.search(column.full_name)
    ]
    columns = columns[: isqrt(MOST_COMPARED // max(1, len(rows)))]
    related = {
        frozenset((one.index, other.index))
        for one, other in combinations(columns, 2)
        if _may_be_related(numbers_of(table, one.index), numbers_of(table, other.index))
    }
    for derived, source in permutations(columns, 2):
        if frozenset((derived.index, source.index)) not in related:
            continue
        both = [
            (row, one, other)
            for row, one, other in zip(
                rows,
                figures_of(table, derived.index),
                figures_of(table, source.index),
                strict=True,
            )
            if one is not None and other is not None and one.value and other.value
        ]
        if maker := _maker(both):
            yield from _odd_in(both, maker, derived, source)


def _may_be_related(ones: Sequence[float | None], others: Sequence[float | None]) -> bool:
    """Whether the first rows allow either score to be made of the other: a quick look."""
    both = islice(filter(all, zip(ones, others, strict=True)), FIRST_FEW)
    first = [(one, other) for one, other in both if one and other]
    if len(first) < FIRST_FEW:
        return False
    sums = [one + other for one, other in first]
    ratios = sorted([one / other for one, other in first])
    return (
        _mostly(sums, 100.0)
        or _mostly(sums, 1.0)
        or _are_alike(ratios[0], ratios[-2])
        or _are_alike(ratios[1], ratios[-1])
    )


def _are_alike(smallest: float, largest: float) -> bool:
    """Whether one factor may lie near both, as `_mostly` asks."""
    return smallest > 0 and largest * (1 - COARSE) <= smallest * (1 + COARSE) * (1 + 1e-9)


def _maker(both: Sequence[Pair]) -> Maker | None:
    """How the second score makes the first: what it leaves of 100 or 1, or a fixed multiple."""
    if len(both) < FEWEST_AGREEING:
        return None
    for total in (100.0, 1.0):
        if _mostly([one.value + other.value for _, one, other in both[:FIRST_FEW]], total):
            return lambda source: total - source
    ratios = [one.value / other.value for _, one, other in both]
    factor = median(ratios)
    # Equal columns are no computation: dense models have as many active weights as weights.
    if factor > 0 and abs(factor - 1) > COARSE and _mostly(ratios[:FIRST_FEW], factor):
        return lambda source: factor * source
    return None


def _mostly(values: Sequence[float], wanted: float) -> bool:
    away = COARSE * abs(wanted)
    return len([1 for value in values if abs(value - wanted) <= away]) >= len(values) - 1


def _odd_in(both: Sequence[Pair], maker: Maker, derived: Column, source: Column) -> Iterator[Odd]:
    agreeing, coarse = 0, 0
    odd = []
    for row, stated, given in both:
        computed = maker(given.value)
        slope = abs(maker(1.0) - maker(0.0))
        tolerance = (stated.step + slope * given.step) / 2 + 5e-4 * abs(computed)
        away = abs(stated.value - computed)
        agreeing += away <= tolerance
        coarse += tolerance > COARSE * abs(computed)
        if away > max(BEYOND_ROUNDING * tolerance, SMALLEST_SHARE * abs(computed)):
            odd.append((row, stated, computed))
    kinds = len({given.value for _, _, given in both})
    is_sure = agreeing >= max(FEWEST_AGREEING, (1 - MOST_ODD) * len(both))
    if is_sure and kinds >= FEWEST_KINDS and coarse * 2 < len(both):
        for row, stated, computed in odd:
            yield Odd(row, derived, source, stated, computed, agreeing)
