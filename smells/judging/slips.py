"""Whether a row that keeps a ranking from being in order is there by a slip. Pure."""

from collections.abc import Sequence
from typing import Any

from crawler.content import ColumnRole, Table
from smells.judging.orderings import Entry, SortKey, out_of_order
from smells.judging.reading import text_in


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
