"""What the rank column of a table says: numbers, medals, or that a row stands outside. Pure."""

import re

from crawler.content import Cell, Table
from crawler.extract.numbers import is_placeholder, read_rank
from crawler.once import once
from smells.judging.by_column import cells_of

# Ranks from intervals or votes need not follow the score that is shown.
_INTERVAL = re.compile(r"\bci\b|interval|置信|±|\bvotes?\b|投票|\bub\b", re.IGNORECASE)


def rank_of(cell: Cell | None) -> int | None:
    """The place a cell gives; None when it gives none."""
    return read_rank(cell.text) if cell else None


@once
def ranks_of(table: Table, index: int) -> tuple[int | None, ...]:
    """The places a column gives, one for each data row."""
    return tuple([rank_of(cell) for cell in cells_of(table, index)])


def is_unranked(cell: Cell | None) -> bool:
    """Whether the row is a reference that the board does not rank."""
    return cell is None or (not cell.image and is_placeholder(cell.text))


def speaks_of_intervals(table: Table) -> bool:
    """Whether the table gives intervals or votes, from which ranks may come."""
    return any(_INTERVAL.search(column.full_name) for column in table.columns)
