"""By which score a ranking is sorted, and who stands where that order does not put them. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crawler.content import Better, Column, ColumnRole, Row, Table
from crawler.once import once
from smells.judging.by_column import cells_of, numbers_of
from smells.judging.figures import Figure, figures_of
from smells.judging.ranks import is_unranked, ranks_of, speaks_of_intervals
from smells.judging.reading import cell_in, score_columns

MOSTLY = 0.9  # share of the rows in which a column must hold a score to be what they are sorted by


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that takes part in the order. `rank` is its number where the table gives one."""

    row: Row
    figure: Figure
    rank: int | None = None


# The data rows of a section that take part in the order: the place of each among all, its rank.
_Placed = Sequence[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class SortKey:
    """The column a table is sorted by, and how many of its `entries` keep to that.

    `leads`: boards sort by such a column. Any other may only go along with what they sort by.
    `misplaced` entries must be left out so that the others stand in order.
    """

    table: Table
    column: Column
    descending: bool
    by_rank: bool
    leads: bool
    entries: int
    misplaced: int

    @property
    @once
    def sections(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries in the order the table claims: by rank, else as they stand."""
        rows, figures = self.table.data_rows(), figures_of(self.table, self.column.index)
        sections = [
            [
                Entry(rows[at], figure, rank)
                for at, rank in section
                if (figure := figures[at]) is not None
            ]
            for section in _placed(self.table)
        ]
        if self.by_rank:
            sign = -1 if self.descending else 1
            for section in sections:
                section.sort(key=lambda entry: (entry.rank, sign * entry.figure.value))
        return tuple(map(tuple, sections))

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
    rising = list(reversed(values)) if descending else list(values)
    if rising == sorted(rising):
        return 0
    tails: list[Any] = []
    for value in rising:
        at = bisect_right(tails, value)
        if at < len(tails):
            tails[at] = value
        else:
            tails.append(value)
    return len(values) - len(tails)


@once
def sort_key(table: Table) -> SortKey | None:
    """The score by which the rows stand; None when that cannot be told.

    Another column that orders the rows better, a date or the names say, is what the board sorts
    by: then no score is the key. Of two scores that order them equally well, the one leads by
    which boards sort; where neither does, none is the key.
    """
    sections = _placed(table)
    keys = []
    for column in sorted(_candidates(table), key=lambda column: not _leads(table, column)):
        entries = _entries(table, sections, column)
        if entries is None:
            continue
        for descending in _directions(table, column):
            key = _key(table, column, entries, descending=descending)
            if key.leads and not key.misplaced:
                return key
            keys.append(key)
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


@once
def _placed(table: Table) -> tuple[_Placed, ...]:
    """The sections; where the table gives ranks, a row without one stands outside."""
    column = table.rank_column
    sections: list[_Placed] = []
    start = 0
    for rows in table.sections():
        places = range(start, start + len(rows))
        start += len(rows)
        if column is None:
            sections.append(tuple([(at, None) for at in places]))
        else:
            ranks, cells = ranks_of(table, column.index), cells_of(table, column.index)
            sections.append(
                tuple(
                    [
                        (at, ranks[at])
                        for at in places
                        if ranks[at] is not None or not is_unranked(cells[at])
                    ]
                )
            )
    return tuple(sections)


_Entries = list[list[tuple[int | None, float]]]


def _entries(table: Table, sections: Sequence[_Placed], column: Column) -> _Entries | None:
    """Rank and score of the rows that have this score; None when too many lack it."""
    numbers = numbers_of(table, column.index)
    entries = [
        [(rank, number) for at, rank in section if (number := numbers[at]) is not None]
        for section in sections
    ]
    return entries if sum(map(len, entries)) >= max(2, MOSTLY * sum(map(len, sections))) else None


def _key(table: Table, column: Column, sections: _Entries, *, descending: bool) -> SortKey:
    by_rank = all(rank is not None for section in sections for rank, _ in section)
    sign = -1 if descending else 1
    misplaced = 0
    for section in sections:
        signed = [(rank, sign * value) for rank, value in section]
        if by_rank:
            signed.sort()
        misplaced += out_of_order([value for _, value in signed], descending=False)
    return SortKey(
        table,
        column,
        descending=descending,
        by_rank=by_rank,
        leads=_leads(table, column),
        entries=sum(map(len, sections)),
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
