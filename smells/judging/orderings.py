"""By which score a ranking is sorted, and who stands where that order does not put them. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crawler.content import Better, Column, ColumnRole, Row, Table
from smells.judging.figures import Figure, figure_in
from smells.judging.ranks import is_unranked, rank_of, speaks_of_intervals
from smells.judging.reading import cell_in, score_columns, text_in

MOSTLY = 0.9  # share of the rows in which a column must hold a score to be what they are sorted by


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that takes part in the order. `rank` is its number where the table gives one."""

    row: Row
    figure: Figure
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class SortKey:
    """`sections` hold the entries in the order the table claims: by rank, else as they stand.

    `leads`: boards sort by such a column. Any other may only go along with what they sort by.
    `misplaced` entries must be left out so that the others stand in order.
    """

    column: Column
    sections: tuple[tuple[Entry, ...], ...]
    descending: bool
    by_rank: bool
    leads: bool
    misplaced: int

    @property
    def entries(self) -> int:
        return sum(len(section) for section in self.sections)

    def inversions(self) -> Iterator[tuple[Entry, Entry]]:
        """Neighbours of which the lower stands visibly better than the upper."""
        sign = 1 if self.descending else -1
        for section in self.sections:
            for upper, lower in pairwise(section):
                gap = sign * (lower.figure.value - upper.figure.value)
                if gap > 1.5 * max(upper.figure.step, lower.figure.step):
                    yield upper, lower


def out_of_order(values: Sequence[Any], *, descending: bool) -> int:
    """How few of these must be left out so that the rest stands in order; ties are in order."""
    tails: list[Any] = []
    for value in reversed(values) if descending else values:
        at = bisect_right(tails, value)
        tails[at : at + 1] = [value]
    return len(values) - len(tails)


def places_to_move(values: Sequence[Any], at: int, *, descending: bool, within: int) -> float:
    """By how many places one of the entries at `at - 1` and `at` must move to mend the order there.

    Infinite when moving one of them does not. Only the neighbourhood is looked at.
    """
    start = max(0, at - within - 2)
    near = list(values[start : at + within + 2])
    distances = []
    for mover in (at - start, at - start - 1):
        rest = near[:mover] + near[mover + 1 :]
        if out_of_order(rest, descending=descending) == 0:
            better = [other > near[mover] if descending else other < near[mover] for other in rest]
            distances.append(abs(sum(better) - mover))
    return min(distances, default=float("inf"))


def sort_key(table: Table) -> SortKey | None:
    """The score by which the rows stand; None when that cannot be told.

    Another column that orders the rows better, a date or the names say, is what the board sorts
    by: then no score is the key. Of two scores that order them equally well, the one leads by
    which boards sort; where neither does, none is the key.
    """
    sections = [_placed(table, rows) for rows in table.sections()]
    keys = [
        key
        for column in _candidates(table)
        if (entries := _entries(sections, column)) is not None
        for descending in _directions(table, column)
        for key in (_key(table, column, entries, descending=descending),)
    ]
    if not keys:
        return None
    best = min(keys, key=lambda key: (key.misplaced, not key.leads))
    rivals = [key for key in keys if key.misplaced == best.misplaced and not key.leads]
    is_unclear = not best.leads and len(rivals) > 1
    if best.misplaced and (is_unclear or _is_sorted_otherwise(table, best)):
        return None
    return best


def _candidates(table: Table) -> tuple[Column, ...]:
    if table.order and table.order.declared:
        return (table.columns[table.order.column],)
    return score_columns(table)


def _leads(table: Table, column: Column) -> bool:
    """A board sorts by what it says it sorts by, by its average, or by its only score."""
    return (
        column.role is ColumnRole.AVERAGE
        or len(score_columns(table)) == 1
        or (table.order is not None and table.order.declared)
    )


def _directions(table: Table, column: Column) -> tuple[bool, ...]:
    if column.better is not None:
        return (column.better is Better.HIGHER,)
    return (True, False) if _has_ranks(table) else (True,)


def _has_ranks(table: Table) -> bool:
    return table.rank_column is not None


def _placed(table: Table, rows: Sequence[Row]) -> list[tuple[Row, int | None]]:
    """Rows with their rank; where the table gives ranks, a row without one stands outside."""
    column = table.rank_column
    if column is None:
        return [(row, None) for row in rows]
    cells = [(row, cell_in(row, column)) for row in rows]
    return [(row, rank_of(cell)) for row, cell in cells if not is_unranked(cell)]


def _entries(
    sections: Sequence[Sequence[tuple[Row, int | None]]], column: Column
) -> list[list[Entry]] | None:
    """The rows that have this score; None when too many lack it."""
    entries = [
        [
            Entry(row, figure, rank)
            for row, rank in section
            if (figure := figure_in(row, column)) is not None
        ]
        for section in sections
    ]
    return entries if sum(map(len, entries)) >= max(2, MOSTLY * sum(map(len, sections))) else None


def _key(
    table: Table, column: Column, sections: Sequence[Sequence[Entry]], *, descending: bool
) -> SortKey:
    by_rank = all(entry.rank is not None for section in sections for entry in section)
    if by_rank:
        sign = -1 if descending else 1
        sections = [
            sorted(section, key=lambda entry: (entry.rank, sign * entry.figure.value))
            for section in sections
        ]
    misplaced = sum(
        out_of_order([entry.figure.value for entry in section], descending=descending)
        for section in sections
    )
    return SortKey(
        column,
        tuple(tuple(section) for section in sections),
        descending=descending,
        by_rank=by_rank,
        leads=_leads(table, column),
        misplaced=misplaced,
    )


def _is_sorted_otherwise(table: Table, key: SortKey) -> bool:
    sections = [[entry.row for entry in section] for section in key.sections]
    for column in table.columns:
        if column.index == key.column.index or column.role is ColumnRole.RANK:
            continue
        if _best_order(sections, column) < key.misplaced:
            return True
    return False


def _best_order(sections: Sequence[Sequence[Row]], column: Column) -> float:
    """How few rows leave the order of this column; infinite when it orders nothing."""
    values = [[_comparable(row, column) for row in rows] for rows in sections]
    everything = [value for part in values for value in part]
    filled = [value for value in everything if value is not None]
    kinds = {type(value) for value in filled}
    if len(filled) < len(everything) or len(kinds) != 1 or len(set(filled)) * 2 < len(filled):
        return float("inf")
    return min(
        sum(out_of_order(part, descending=descending) for part in values)
        for descending in (True, False)
    )


def _comparable(row: Row, column: Column) -> float | str | None:
    cell = cell_in(row, column)
    if cell is None or not cell.text:
        return None
    return cell.number if cell.number is not None else cell.text.casefold()


def ranks_by_rule(table: Table, key: SortKey) -> bool:
    """Whether ranks come from intervals, votes or a tie rule rather than from the score alone."""
    return speaks_of_intervals(table) or any(
        upper.rank is not None
        and upper.rank == lower.rank
        and upper.figure.value != lower.figure.value
        for section in key.sections
        for upper, lower in pairwise(section)
    )


def is_a_slip(table: Table, key: SortKey, lower: Entry, *, near: int) -> bool:
    """Whether moving one row by a few places mends the order.

    References at the top or the end of a table, and groups with an order of their own, do not.
    """
    section = next(part for part in key.sections if lower in part)
    values = [entry.figure.value for entry in section]
    far = places_to_move(values, section.index(lower), descending=key.descending, within=near)
    ends = (values[1:], values[:-1])
    return (
        far <= near
        and all(out_of_order(inner, descending=key.descending) for inner in ends)
        and not divides_groups(table, key, lower)
    )


def divides_groups(table: Table, key: SortKey, lower: Entry) -> bool:
    """Whether another column changes its value for good between the rows above and from here on.

    Groups without a heading between them, open and closed models say, each start a new order.
    """
    section = next(part for part in key.sections if lower in part)
    at = section.index(lower)
    for column in table.columns:
        if column.is_surely(ColumnRole.METRIC, ColumnRole.AVERAGE, ColumnRole.RANK):
            continue
        above = {text_in(entry.row, column).casefold() for entry in section[:at]}
        below = {text_in(entry.row, column).casefold() for entry in section[at:]}
        if not above & below and len(above) + len(below) <= max(2, len(section) // 3):
            return True
    return False
