"""The one row that keeps a list from being sorted, where its place alone proves too little. Pure.

A short list, or the last row of a long one, may be out of order on purpose: a reference, a group
without a heading, a newcomer. What is told here is worth a look by a person, and no more.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.content import Table
from smells.judging.figures import figure_in
from smells.judging.orderings import Entry, SortKey
from smells.judging.reading import row_name, score_columns
from smells.judging.slips import divides_groups, is_a_slip, places_to_move

FEWEST_IN_ORDER = 6  # rows that stand strictly in order once the one is taken out
LONG = 10  # rows from which a slip between two others speaks for itself
NEAR = 2  # places a row may be away from its own, where nothing but the place speaks
_REFERENCE = re.compile(
    r"\b(human|experts?|random|chance|guess(ing)?|majority|frequen\w+|baselines?|oracle|upper bound"
    r"|average|mean|median|total|overall|ours|reference|previous|sota)\b"
    r"|人类|专家|随机|基线|平均|参考|总体",
    re.IGNORECASE,
)


def lone_row(table: Table, key: SortKey) -> tuple[Entry, Entry] | None:
    """The row above and the row that should stand above it; None unless all others are in order."""
    inversions = list(key.inversions())
    if not key.leads or key.by_rank or key.misplaced != 1 or len(inversions) != 1:
        return None
    upper, lower = inversions[0]
    section = next(part for part in key.sections if lower in part)
    if _speaks_for_itself(table, key, lower) or not _is_near(section, lower, key):
        return None
    ordinary = not any(_REFERENCE.search(row_name(table, each.row)) for each in (upper, lower))
    if (
        ordinary
        and not _is_in_families(table, section)
        and not divides_groups(table, key, lower)
        and _other_scores_agree(table, key, upper, lower)
    ):
        return upper, lower
    return None


def _speaks_for_itself(table: Table, key: SortKey, lower: Entry) -> bool:
    return key.entries >= LONG and is_a_slip(table, key, lower, near=NEAR)


def _is_near(section: Sequence[Entry], lower: Entry, key: SortKey) -> bool:
    """Whether one row a few places from its own is all that keeps the others from strict order."""
    values, at = [entry.figure.value for entry in section], section.index(lower)
    rests = (values[:at] + values[at + 1 :], values[: at - 1] + values[at:])
    sign = 1 if key.descending else -1
    strict = any(all(sign * (a - b) > 0 for a, b in pairwise(rest)) for rest in rests)
    far = places_to_move(values, at, descending=key.descending, within=NEAR)
    return strict and far <= NEAR and len(values) > FEWEST_IN_ORDER


def _is_in_families(table: Table, section: Sequence[Entry]) -> bool:
    """Whether rows stand together because they are one model in several settings."""
    stems = [row_name(table, entry.row).casefold().split()[:-1] for entry in section]
    alike = sum(bool(above) and above == below for above, below in pairwise(stems))
    return alike * 3 >= len(section)


def _other_scores_agree(table: Table, key: SortKey, upper: Entry, lower: Entry) -> bool:
    """Whether most of the other scores say as well that the lower row is the better one."""
    sign = 1 if key.descending else -1
    steps = [
        sign * (below.value - above.value)
        for column in score_columns(table)
        if column.index != key.column.index
        and (above := figure_in(upper.row, column)) is not None
        and (below := figure_in(lower.row, column)) is not None
    ]
    return sum(step > 0 for step in steps) * 2 > len(steps) or not steps
