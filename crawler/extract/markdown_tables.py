"""Tables written in Markdown: each cell's own markup, and how long each row really is. Pure.

A renderer fills short rows and drops what is too much; a reader of the source wants to know.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.rules_block.table import escapedSplit

from crawler.extract.cells import make_cell
from crawler.extract.grid import Grid, GridRow
from crawler.tables import RAW_LENGTH, Cell, TableSource, new_cell

_QUOTE = re.compile(r"^[\s>]*(?:[-*+]\s+(?=\|))?")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")


def as_written(grid: Grid, lines: Sequence[str]) -> Grid:
    """The grid of a rendered Markdown table with its source's markup and row lengths."""
    rows = [_row(row, lines[row.line - 1]) for row in grid.rows if 0 < row.line <= len(lines)]
    return replace(grid, rows=rows, source=TableSource.MARKDOWN, at=f"L{grid.line}", headers=1)


def split_row(line: str) -> list[str]:
    """The markup of each cell of one source line."""
    line = _QUOTE.sub("", line).strip()
    parts = escapedSplit(line) if "\\" in line else line.split("|")
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [part.strip() for part in parts]


def _row(row: GridRow, line: str) -> GridRow:
    parts = split_row(line)
    at = f"L{row.line}"
    cells = [
        _with_source(cell, part, at, row.line) for cell, part in zip(row.cells, parts, strict=False)
    ]
    for part in parts[len(cells) :]:
        cells.append(_dropped(part, row, len(cells)))
    return replace(row, cells=cells, at=at, is_header=False, is_one=len(cells) == 1)


def _with_source(cell: Cell, raw: str, at: str, line: int) -> Cell:
    """Spelt out, since dataclasses.replace costs more than all the rest of reading a cell."""
    return new_cell(
        text=cell.text,
        raw=raw[:RAW_LENGTH],
        row=cell.row,
        column=cell.column,
        at=at,
        line=line,
        link=cell.link,
        number=cell.number,
        bold=cell.bold,
        image=cell.image,
    )


def _dropped(part: str, row: GridRow, column: int) -> Cell:
    """A cell that no reader sees, since the row is longer than the header."""
    text = _EMPHASIS.sub(r"\2", part)
    number = row.cells[0].row if row.cells else 0
    return make_cell(text, raw=part, at=f"L{row.line}", row=number, column=column, line=row.line)
