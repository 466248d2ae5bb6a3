"""By which score a ranking is sorted, and who stands where that order does not put them. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crawler.content import Better, Cell, Column, ColumnRole, Row, Table
from smells.figures import Figure, figure_of
from smells.reading import cell_in, score_columns, text_in

MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3}
_UNRANKED = re.compile(r"[-–—―/*\s.]*|n/?a|none|无|不参与排名", re.IGNORECASE)
# Ranks from intervals or votes need not follow the score that is shown.
_INTERVAL = re.compile(r"\bci\b|interval|置信|±|\bvotes?\b|投票|\bub\b", re.IGNORECASE)
MOSTLY = 0.9  # share of the rows in which a column must hold a score to be what they are sorted by


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that takes part in the order. `rank` is its number where the table gives one."""

    row: Row
    figure: Figure
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class SortKey:
    """`sections` hold the entries in the order the table claims: by rank, else as they stand."""

    column: Column
    descending: bool
    by_rank: bool
    sections: tuple[tuple[Entry, ...], ...]

    @property
    def misplaced(self) -> int:
        return sum(
            out_of_order([entry.figure.value for entry in section], descending=self.descending)
            for section in self.sections
        )

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


def rank_of(cell: Cell | None) -> int | None:
    """The number a rank cell stands for; None when it is none, or a medal of unknown place."""
    if cell is None:
        return None
    if cell.number is not None:
        return int(cell.number) if cell.number.is_integer() else None
    return next((place for medal, place in MEDALS.items() if medal in cell.text), None)


def is_unranked(cell: Cell | None) -> bool:
    return cell is None or (not cell.image and _UNRANKED.fullmatch(cell.text) is not None)


def sort_key(table: Table) -> SortKey | None:
    """The score by which the rows stand; None when that cannot be told.

    Another column that orders the rows better, a date or the names say, is what the board sorts
    by: then no score is the key.
    """
    candidates = [
        key
        for column in score_columns(table)
        if _could_lead(table, column)
        for descending in _directions(table, column)
        if (key := _key(table, column, descending=descending)) is not None
    ]
    if not candidates:
        return None
    best = min(candidates, key=lambda key: key.misplaced)
    return None if best.misplaced and _is_sorted_otherwise(table, best) else best


def _could_lead(table: Table, column: Column) -> bool:
    """Whether a board sorts by such a column: it says so, or it is the average or the only score."""
    if table.order and table.order.declared:
        return table.order.column == column.index
    scores = score_columns(table)
    averages = [score for score in scores if score.role is ColumnRole.AVERAGE]
    return column in averages or (not averages and (len(scores) == 1 or _has_ranks(table)))


def _directions(table: Table, column: Column) -> tuple[bool, ...]:
    if column.better is not None:
        return (column.better is Better.HIGHER,)
    return (True, False) if _has_ranks(table) else (True,)


def _has_ranks(table: Table) -> bool:
    return table.rank_column is not None


def _key(table: Table, column: Column, *, descending: bool) -> SortKey | None:
    sections = [_entries(table, rows, column) for rows in table.sections()]
    in_order = sum(len(_placed(table, rows)) for rows in table.sections())
    if sum(map(len, sections)) < max(2, MOSTLY * in_order):
        return None
    by_rank = _has_ranks(table) and all(
        entry.rank is not None for section in sections for entry in section
    )
    if by_rank:
        sign = -1 if descending else 1
        for section in sections:
            section.sort(key=lambda entry: (entry.rank, sign * entry.figure.value))
    return SortKey(column, descending, by_rank, tuple(tuple(section) for section in sections))


def _placed(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Where the table gives ranks, a row without one is a reference that stands outside."""
    if table.rank_column is None:
        return list(rows)
    return [row for row in rows if not is_unranked(cell_in(row, table.rank_column))]


def _entries(table: Table, rows: Sequence[Row], column: Column) -> list[Entry]:
    rank = table.rank_column
    return [
        Entry(row, figure, rank_of(cell_in(row, rank)) if rank else None)
        for row in _placed(table, rows)
        if (figure := figure_of(cell_in(row, column))) is not None
    ]


def _is_sorted_otherwise(table: Table, key: SortKey) -> bool:
    sections = [[entry.row for entry in section] for section in key.sections]
    for column in table.columns:
        if column.index == key.column.index or column.role is ColumnRole.RANK:
            continue
        if _best_order(sections, column) < key.misplaced:
            return True
    return False


def _best_order(sections: Sequence[Sequence[Row]], column: Column) -> float:
    """In how few places the rows leave the order of this column; infinite when it orders nothing."""
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


def speaks_of_intervals(table: Table) -> bool:
    """Whether the table gives intervals or votes, from which ranks may come."""
    return any(_INTERVAL.search(column.full_name) for column in table.columns)


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
