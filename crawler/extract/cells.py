"""How every reader makes a cell: white space collapsed, lengths bounded, the number read. Pure."""

from crawler.extract.numbers import read_value
from crawler.tables import RAW_LENGTH, Cell

TEXT_LENGTH = 2000  # characters of a cell's text that are kept
_INVISIBLE = str.maketrans("", "", "\u200b\u2060\ufeff\u00ad")


def collapse(text: str) -> str:
    """The text in one line, without invisible characters."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


def make_cell(
    text: str, *, raw: str, at: str, row: int = 0, column: int = 0, line: int = 0
) -> Cell:
    """A plain cell: no link, no emphasis. `raw` defaults to what is seen."""
    seen = collapse(text)[:TEXT_LENGTH]
    return Cell(
        text=seen,
        raw=raw[:RAW_LENGTH],
        row=row,
        column=column,
        at=at,
        line=line,
        number=read_value(seen),
    )


def not_given(row: int, column: int, at: str, line: int) -> Cell:
    """The place of a cell that the row is too short for."""
    return Cell(text="", row=row, column=column, at=at, line=line, given=False)
