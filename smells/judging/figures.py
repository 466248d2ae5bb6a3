"""Scores as they are written: what they amount to, and how finely. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.content import Cell, Column, Row
from crawler.extract.numbers import read_number, read_points
from smells.judging.reading import cell_in


@dataclass(frozen=True, slots=True)
class Figure:
    """`step` is one unit of the last digit that was written: 0.01 for 55.04, 1 for 55."""

    value: float
    step: float


def figure_of(cell: Cell | None) -> Figure | None:
    """What a cell amounts to; None where that is nothing, or ambiguous."""
    if cell is None or cell.number is None:
        return None
    return Figure(cell.number, _step(cell.text))


def figure_in(row: Row, column: Column) -> Figure | None:
    """The row's figure in that column; None also where a forgotten cell may have shifted it."""
    return None if is_short(row) else figure_of(cell_in(row, column))


def is_short(row: Row) -> bool:
    """Whether the row ends before its table, so that scores may stand in wrong columns."""
    return bool(row.cells) and not row.cells[-1].given and row.written < len(row.cells)


@lru_cache(maxsize=50_000)  # boards repeat their scores, and every rule asks for them
def _step(text: str) -> float:
    read = read_number(text)
    if read is None and (of_full_marks := read_points(text)):
        read = of_full_marks[0]
    return 10.0 ** -(read.decimals if read else 0)


def figures_in(rows: Sequence[Row], column: Column) -> list[Figure | None]:
    return [figure_in(row, column) for row in rows]


def in_words(number: float, step: float) -> str:
    """A computed number, written one digit finer than those it is compared with."""
    decimals = max(0, min(6, len(f"{step:.10f}".rstrip("0").partition(".")[2]) + 1))
    return f"{number:.{decimals}f}"
