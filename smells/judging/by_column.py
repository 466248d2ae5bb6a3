"""The cells of a ranking column by column, worked out once for all rules. Pure.

Each answer has one entry for each data row of the table, in the order of the rows.
"""

from crawler.content import Cell, Row, Table
from crawler.once import once


@once
def cells_of(table: Table, index: int) -> tuple[Cell | None, ...]:
    """The rows' own cells of a column: None for one that is missing or belongs to a neighbour."""
    found = [row.cells[index] if index < len(row.cells) else None for row in table.data_rows()]
    return tuple(
        [cell if cell is not None and cell.given and not cell.spanned else None for cell in found]
    )


@once
def texts_of(table: Table, index: int) -> tuple[str, ...]:
    """What the rows' own cells say; empty where there is none."""
    return tuple(["" if cell is None else cell.text for cell in cells_of(table, index)])


@once
def numbers_of(table: Table, index: int) -> tuple[float | None, ...]:
    """The scores of a column; None also in a row where a forgotten cell may have shifted them."""
    numbers = [None if cell is None else cell.number for cell in cells_of(table, index)]
    for at in _short_rows(table):
        numbers[at] = None
    return tuple(numbers)


@once
def _short_rows(table: Table) -> tuple[int, ...]:
    return tuple([at for at, row in enumerate(table.data_rows()) if is_short(row)])


def is_short(row: Row) -> bool:
    """Whether the row ends before its table, so that scores may stand in wrong columns."""
    return bool(row.cells) and not row.cells[-1].given and row.written < len(row.cells)


@once
def all_texts(table: Table) -> str:
    """Every text of the table, headers and headings of sections too: to see at once what is not
    in any of them."""
    texts = [cell.text for column in table.columns for cell in column.header]
    texts += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(texts)
