"""Scores as they are written: what they amount to, and how finely. Pure."""

from dataclasses import dataclass

from crawler.content import Cell, Column, Row, Table
from crawler.extract.numbers import decimals_of, decimals_of_all
from crawler.once import once
from smells.judging.by_column import is_short, numbers_of, texts_of
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


def _step(text: str) -> float:
    return 10.0 ** -decimals_of(text)


@once
def steps_of(table: Table, index: int) -> tuple[float, ...]:
    """The step of each score of a column, one for each data row; any where there is no score."""
    return tuple([10.0**-decimals for decimals in decimals_of_all(texts_of(table, index))])


@once
def figures_of(table: Table, index: int) -> tuple[Figure | None, ...]:
    """The figures of a column, one for each data row."""
    return tuple(
        [
            None if value is None else Figure(value, step)
            for value, step in zip(numbers_of(table, index), steps_of(table, index), strict=True)
        ]
    )


def in_words(number: float, step: float) -> str:
    """A computed number, written one digit finer than those it is compared with."""
    decimals = max(0, min(6, len(f"{step:.10f}".rstrip("0").partition(".")[2]) + 1))
    return f"{number:.{decimals}f}"
