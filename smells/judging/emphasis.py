"""Whether bold marks the best score of each column, and where it does not. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.content import Better, Column, Row, Table
from smells.judging.by_column import cells_of, texts_of
from smells.judging.model_names import is_reference
from smells.judging.reading import score_columns

FEWEST_RIGHT = 4  # columns in which bold is the best, before it is taken for the convention
MOST_WRONG = 0.25
FEWEST_SCORES = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """The one bold score of a column within a section, and the best one there."""

    column: Column
    bold: Row
    best: Row
    is_best: bool


def wrongly_marked(table: Table) -> list[Marked]:
    """The few columns whose bold score is not the best, where bold is so in nearly all others."""
    columns = [column for column in score_columns(table) if _bold_in(table, column)]
    if not columns:
        return []
    marked = [
        mark
        for places in _places(table)
        for column in columns
        if (mark := _mark(table, places, column)) is not None
    ]
    wrong = [mark for mark in marked if not mark.is_best]
    is_convention = len(marked) - len(wrong) >= FEWEST_RIGHT
    return wrong if is_convention and len(wrong) <= MOST_WRONG * len(marked) else []


def _bold_in(table: Table, column: Column) -> set[int]:
    """The places of the bold cells among the data rows."""
    cells = cells_of(table, column.index)
    return {at for at, cell in enumerate(cells) if cell is not None and cell.bold}


def _places(table: Table) -> list[list[int]]:
    """The data rows of each section that are models, and not what these are measured against."""
    model = table.model_column
    names = texts_of(table, model.index) if model else [""] * len(table.data_rows())
    found, start = [], 0
    for rows in table.sections():
        places = range(start, start + len(rows))
        found.append([at for at in places if not is_reference(names[at])])
        start += len(rows)
    return found


def _mark(table: Table, places: Sequence[int], column: Column) -> Marked | None:
    cells = cells_of(table, column.index)
    sign = -1 if column.better is Better.LOWER else 1
    worth = {
        at: sign * cell.number
        for at in places
        if (cell := cells[at]) is not None and cell.number is not None
    }
    bold = _bold_in(table, column) & worth.keys()
    if len(worth) < FEWEST_SCORES or len(bold) != 1:
        return None
    marked, best = bold.pop(), max(worth, key=worth.__getitem__)
    rows = table.data_rows()
    return Marked(column, rows[marked], rows[best], is_best=worth[marked] >= worth[best])
