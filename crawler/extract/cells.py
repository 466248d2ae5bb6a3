"""How every reader makes a cell: white space collapsed, lengths bounded, the number read. Pure."""

from crawler.extract.html_text import Seen, collapse
from crawler.extract.numbers import read_plain, read_value
from crawler.tables import RAW_LENGTH, Cell, new_cell

TEXT_LENGTH = 2000  # characters of a cell's text that are kept


def make_cell(
    text: str, *, raw: str, at: str, row: int = 0, column: int = 0, line: int = 0
) -> Cell:
    """A plain cell: no link, no emphasis."""
    seen = collapse(text)[:TEXT_LENGTH]
    return new_cell(seen, raw[:RAW_LENGTH], row, column, at, line, None, read_value(seen))


def text_cell(text: str, row: int, column: int, at: str, line: int = 0) -> Cell:
    """A cell of nothing but text, as most are: the short way for large tables."""
    number = read_plain(text)
    if number is not None:
        return new_cell(text, text, row, column, at, line, None, number)
    seen = collapse(text)[:TEXT_LENGTH]
    return new_cell(seen, text[:RAW_LENGTH], row, column, at, line, None, read_value(seen))


def seen_cell(seen: Seen, *, raw: str, place: tuple[int, int], at: str, line: int) -> Cell:
    """A cell with the first link, the first image and the emphasis that a reader sees in it."""
    text = collapse(seen.text)[:TEXT_LENGTH]
    link = seen.links[0][0] if seen.links else None
    image = seen.images[0] if seen.images else ""
    return new_cell(text, raw, *place, at, line, link, read_value(text), seen.bold, image)


def not_given(row: int, column: int, at: str, line: int) -> Cell:
    """The place of a cell that the row is too short for."""
    return new_cell("", row=row, column=column, at=at, line=line, given=False)
