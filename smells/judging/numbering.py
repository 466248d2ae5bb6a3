"""Whether the numbers beside the rows run on as ranks do. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from crawler.content import Column, Row, Table
from smells.judging.figures import Figure, figure_of
from smells.judging.orderings import sort_key
from smells.judging.ranks import ranks_of, speaks_of_intervals
from smells.judging.reading import cell_in

_Numbered: TypeAlias = tuple[Row, int | None]
_A_NUMBER = re.compile(r"#|no\.?|nr\.?|rank(ing)?|index|序号|编号|排名|名次", re.IGNORECASE)
FEWEST_NUMBERS = 6
MOST_BREAKS = 0.25  # share of the numbers; beyond it they are not meant to run on
LARGEST_GAP = 3  # a larger one comes from a longer list of which this is a part


@dataclass(frozen=True, slots=True)
class _Place:
    """The rows that share one number. `outside` rows without a number stand right above them."""

    number: int
    rows: tuple[Row, ...]
    outside: int


def numbers_rows(table: Table) -> bool:
    return _number_column(table) is not None


def _number_column(table: Table) -> Column | None:
    if table.rank_column is not None:
        return table.rank_column
    first = table.columns[0] if table.columns else None
    return first if first and _A_NUMBER.fullmatch(first.name.strip()) else None


def breaks(table: Table) -> list[tuple[Row, int, int]]:
    """Rows whose number does not follow from the one above: (row, number above, number)."""
    column = _number_column(table)
    numbers = ranks_of(table, column.index) if column else ()
    if numbers == tuple(range(1, len(numbers) + 1)) or speaks_of_intervals(table):
        return []
    numbered = list(zip(table.data_rows(), numbers, strict=True))
    strays = _strays(numbered)
    if len(strays) > 1:
        return []  # another count runs between
    if strays:
        numbered = [each for each in numbered if each[0] is not strays[0][0]]
    runs = [run for run in _runs(numbered) if run[0].number == 1]
    found = [broken for run in runs for broken in _gaps(run)]
    found += _repeats(table, runs)
    count = sum(len(place.rows) for run in runs for place in run)
    fits = count >= FEWEST_NUMBERS and len(found) <= max(1, MOST_BREAKS * count)
    small = all(0 <= after - before <= LARGEST_GAP for _, before, after in found)
    return found + strays if fits and small else []


def _runs(numbered: Sequence[_Numbered]) -> list[list[_Place]]:
    """The places in their order, cut where counting starts anew."""
    runs: list[list[_Place]] = [[]]
    outside = 0
    for number, group in groupby(numbered, key=itemgetter(1)):
        members = tuple(row for row, _ in group)
        if number is None:
            outside += len(members)
            continue
        if runs[-1] and number < runs[-1][-1].number:
            runs.append([])
        runs[-1].append(_Place(number, members, outside))
        outside = 0
    return [run for run in runs if run]


def _gaps(run: Sequence[_Place]) -> Iterator[tuple[Row, int, int]]:
    """Numbers left out. Rows tied for a place may take up the numbers after it, or before it."""
    for above, place in pairwise(run):
        next_number = above.number + len(above.rows)
        allowed = {above.number + 1, next_number, next_number + len(place.rows) - 1}
        # A row without a number may hold the place that is left out.
        if not allowed & {place.number, place.number - place.outside}:
            yield place.rows[0], above.number, place.number


def _strays(numbered: Sequence[_Numbered]) -> list[tuple[Row, int, int]]:
    """Rows with a number from further up, where the count goes on below as if without them."""
    given = [(row, number) for row, number in numbered if number is not None]
    found, seen = [], set()
    for (_, above), (row, number), (_, below) in zip(given, given[1:], given[2:], strict=False):
        if above + 1 == below > number + 1 and number in seen:
            found.append((row, above, number))
        seen.add(above)
    return found


def _repeats(table: Table, runs: Sequence[Sequence[_Place]]) -> Iterator[tuple[Row, int, int]]:
    """One number given twice to different scores, with the count going on as if it were not."""
    shared = [
        (place, run[at + 1].number if at + 1 < len(run) else None)
        for run in runs
        for at, place in enumerate(run)
        if len(place.rows) > 1
    ]
    if len(shared) != 1:
        return
    place, following = shared[0]
    key = sort_key(table)
    if key is None or not key.leads:
        return
    scores = [figure_of(cell_in(row, key.column)) for row in place.rows]
    if following == place.number + 1 and _differ(scores):
        yield place.rows[-1], place.number, place.number


def _differ(scores: Sequence[Figure | None]) -> bool:
    values = [score.value for score in scores if score]
    finest = max((score.step for score in scores if score), default=1.0)
    return len(values) == len(scores) and max(values) - min(values) > 1.5 * finest
