"""A grid of cells as a reader found it, and the table it amounts to. Pure.

Here it is decided which rows are headers, which rows are headings of sections, and what is
missing from short rows; columns.py and rankings.py then judge what it all means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.extract.cells import not_given
from crawler.extract.columns import read_columns
from crawler.extract.full_marks import with_points
from crawler.extract.numbers import is_placeholder
from crawler.extract.rankings import judge_ranking
from crawler.tables import Cell, Row, RowKind, Table, TableSource, new_row

MOST_HEADERS = 4
# Sources without spans: there a blank beside a group's name belongs to the group.
_BLANKS_ARE_GROUPS = (TableSource.MARKDOWN, TableSource.CSV, TableSource.SHEET)
_DASHES = "-–—"
_SECTION_WORDS = re.compile(
    r"\b(models?|llms?|mllms?|lvlms?|agents?|methods?|baselines?|systems?|access|open|closed|"
    r"proprietary|commercial|humans?|api|series|fine-?tuned|zero-shot|few-shot)\b"
    r"|模型|开源|闭源|开放|未开放|基线|方法|人类|系列",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """`is_one`: a single cell was written, whatever it spans. `is_header`: the source says so."""

    cells: list[Cell]
    at: str = ""
    line: int = 0
    is_header: bool = False
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """`headers` is the number of header rows where the source tells, else None.

    `cut` says why only a part was read; `loaded` is False for a table an app fills later.
    """

    rows: Sequence[GridRow]
    source: TableSource
    address: str = ""
    index: int = 0
    at: str = ""
    line: int = 0
    caption: str = ""
    heading: str = ""
    headers: int | None = None
    cut: str = ""
    loaded: bool = True


def table_from(grid: Grid) -> Table:
    """The table with its columns' roles and whether it is a ranking."""
    top = _header_count(grid)
    headers = [row.cells for row in grid.rows[:top]]
    if top > 1:
        headers = [_without_dashes(cells) for cells in headers]
    body = grid.rows[top:]
    width = max((len(cells) for cells in headers), default=0) or _usual_width(body)
    if grid.source in _BLANKS_ARE_GROUPS:
        headers = [_filled_right(cells) for cells in headers[:-1]] + headers[-1:]
    names = [cell.text for cell in headers[-1]] if top else []
    rows = with_points(_rows(body, width, first=top, names=names))
    table = Table(
        columns=read_columns(headers, rows, width),
        rows=rows,
        source=grid.source,
        index=grid.index,
        address=grid.address,
        at=grid.at,
        line=grid.line,
        caption=grid.caption,
        heading=grid.heading,
        complete=not grid.cut,
        incomplete_because=grid.cut,
        loaded=grid.loaded,
    )
    return judge_ranking(table)


def _header_count(grid: Grid) -> int:
    rows = grid.rows
    count = grid.headers if grid.headers is not None else _told_headers(rows)
    if grid.headers is None and count == 0 and len(rows) > 1:
        count = int(_looks_like_header(rows[0], rows[1:]))
    while 0 < count < min(MOST_HEADERS, len(rows)) and _is_second_header(rows, count):
        count += 1
    return min(count, len(rows))


def _told_headers(rows: Sequence[GridRow]) -> int:
    """Rows marked as headers at the top. A single cell below the first is a section's heading."""
    count = 0
    for row in rows[:MOST_HEADERS]:
        if not row.is_header or (count and row.is_one):
            break
        count += 1
    return count


def _looks_like_header(row: GridRow, below: Sequence[GridRow]) -> bool:
    """Mostly words, above columns that are numbers; or the first row of a table of words."""
    filled = [cell for cell in row.cells if cell.text]
    numeric = sum(cell.number is not None for cell in filled)
    if not filled or numeric * 2 >= len(filled) or row.is_one:
        return False
    above = [row.cells[column].number is None for column in _numeric_columns(below, row)]
    return any(above) or not above


def _is_second_header(rows: Sequence[GridRow], count: int) -> bool:
    """The row below groups of columns that names the columns themselves."""
    row, above = rows[count], rows[count - 1].cells
    filled = [cell for cell in row.cells if cell.text]
    if row.is_one or not _has_groups(above) or len(filled) * 2 < len(above):
        return False
    if any(cell.number is not None for cell in filled):
        return False
    named = [
        column for column in _numeric_columns(rows[count + 1 :], row) if row.cells[column].text
    ]
    return len(named) > 1


def _has_groups(cells: list[Cell]) -> bool:
    """Blank or repeated names: one header is meant for several columns."""
    texts = [cell.text.strip(_DASHES) for cell in cells]
    return len(texts) > 2 and ("" in texts or len(set(texts)) < len(texts))


def _numeric_columns(rows: Sequence[GridRow], row: GridRow) -> list[int]:
    """The columns in which most of what is written below is a number."""
    found = []
    for column in range(len(row.cells)):
        cells = [below.cells[column] for below in rows[:50] if column < len(below.cells)]
        filled = [cell for cell in cells if cell.text and not is_placeholder(cell.text)]
        if filled and sum(cell.number is not None for cell in filled) * 2 > len(filled):
            found.append(column)
    return found


def _without_dashes(cells: list[Cell]) -> list[Cell]:
    """In headers of several rows a dash stands where another row, or a neighbour, has the name."""
    return [replace(cell, text="") if not cell.text.strip(_DASHES) else cell for cell in cells]


def _filled_right(cells: list[Cell]) -> list[Cell]:
    """A group's name stands once, above the first of its columns; the others take it over."""
    filled: list[Cell] = []
    for cell in cells:
        if not cell.text and filled and filled[-1].text:
            cell = replace(cell, text=filled[-1].text, spanned=True)
        filled.append(cell)
    return filled


def _usual_width(rows: Sequence[GridRow]) -> int:
    lengths = Counter(len(row.cells) for row in rows)
    return lengths.most_common(1)[0][0] if lengths else 0


def _rows(body: Sequence[GridRow], width: int, *, first: int, names: list[str]) -> tuple[Row, ...]:
    rows, section = [], ""
    written = [name for name in names if name]
    for index, found in enumerate(body, start=first):
        kind = _kind(found, width, written)
        if kind is RowKind.SECTION:
            section = next(cell.text for cell in found.cells if cell.text)
        length = len(found.cells)
        cells = tuple(found.cells)
        if length < width:
            cells += tuple(
                not_given(index, column, found.at, found.line) for column in range(length, width)
            )
        under = "" if kind is RowKind.SECTION else section
        rows.append(new_row(cells, index, found.at, found.line, length, kind, under))
    return tuple(rows)


def _kind(row: GridRow, width: int, names: list[str]) -> RowKind:
    """`names` are the headers that are written."""
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts or width < 2:
        return RowKind.DATA
    if len(texts) > 1:
        if texts == names:
            return RowKind.HEADER
        if texts[0] != texts[1]:
            return RowKind.DATA
    if len(set(texts)) > 1 or row.cells[0].number is not None or not row.cells[0].text:
        return RowKind.DATA
    if row.is_one or len(row.cells) == 1:
        return RowKind.SECTION
    # A full row with a name alone may be a model whose scores are missing.
    is_heading = row.cells[0].bold or _SECTION_WORDS.search(texts[0])
    return RowKind.SECTION if len(texts) == 1 and width > 2 and is_heading else RowKind.DATA
