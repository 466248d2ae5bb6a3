"""Whether bold marks the best score of each column, and where it does not. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.content import Better, Column, Row, Table
from smells.judging.figures import Figure, figure_of
from smells.judging.model_names import is_reference
from smells.judging.reading import cell_in, score_columns, text_in

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
    columns = [column for column in score_columns(table) if _has_bold(table, column)]
    marked = [
        mark
        for rows in table.sections()
        for column in columns
        if (mark := _mark(rows, column, table.model_column)) is not None
    ]
    wrong = [mark for mark in marked if not mark.is_best]
    is_convention = len(marked) - len(wrong) >= FEWEST_RIGHT
    return wrong if is_convention and len(wrong) <= MOST_WRONG * len(marked) else []


def _has_bold(table: Table, column: Column) -> bool:
    return any(cell.bold for row in table.rows if (cell := cell_in(row, column)))


def _mark(rows: Sequence[Row], column: Column, model: Column | None) -> Marked | None:
    scores = [
        (row, figure)
        for row in rows
        if (figure := figure_of(cell_in(row, column))) and not is_reference(text_in(row, model))
    ]
    bold = [(row, figure) for row, figure in scores if row.cells[column.index].bold]
    if len(scores) < FEWEST_SCORES or len(bold) != 1:
        return None
    row, figure = bold[0]
    best_row, best = max(scores, key=lambda score: _worth(score[1], column))
    return Marked(column, row, best_row, is_best=_worth(figure, column) >= _worth(best, column))


def _worth(figure: Figure, column: Column) -> float:
    return -figure.value if column.better is Better.LOWER else figure.value
