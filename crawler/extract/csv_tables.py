"""CSV and TSV files, and what spreadsheets export. Pure; never raises."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.cells import text_cell
from crawler.extract.grid import Grid, GridRow, table_from
from crawler.tables import Cell, Table, TableSource

MOST_ROWS = 100_000
MOST_COLUMNS = 1000
MOST_CELLS = 100_000
_DELIMITERS = ",\t;|"
_SAMPLE = 64_000  # characters a delimiter is judged by
_LINK = re.compile(r"\[(?P<text>[^][]{1,300})\]\((?P<link>https?://[^\s()]{1,900})\)\Z")
CUT = "the file is larger than what is read of one file"


def read_csv(text: str, at: str, *, source: TableSource = TableSource.CSV) -> tuple[Table, ...]:
    """The table of the file; none when it holds no two columns anywhere."""
    text = text.replace("\0", "\ufffd")
    rows: list[GridRow] = []
    cut, cells = "", 0
    records = _records(text, delimiter_of(text))
    for line, record in records:
        if len(rows) >= MOST_ROWS or cells > MOST_CELLS or line < 0:
            cut = CUT if line >= 0 else "the file is not well-formed CSV from here on"
            break
        if any(field.strip() for field in record):
            cells += len(record)
            rows.append(_row(record, len(rows), line))
    caption = ""
    if len(rows) > 2 and len([c for c in rows[0].cells if c.text]) == 1 < len(rows[1].cells):
        caption, rows = next(cell.text for cell in rows[0].cells if cell.text), rows[1:]
    if not rows or max(len(row.cells) for row in rows[:50]) < 2:
        return ()
    line = rows[0].line
    grid = Grid(rows, source, at, at=f"L{line}", line=line, caption=caption, cut=cut)
    return (table_from(grid),)


def delimiter_of(text: str) -> str:
    """The one that cuts most records of the beginning into the same number of fields, above one."""

    def fitness(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        for number, (_, record) in enumerate(_records(text[:_SAMPLE], delimiter)):
            if number >= 50:
                break
            widths[len(record)] += bool(record)
        wide = [(count, width) for width, count in widths.items() if width > 1]
        return max(wide, default=(0, 0))

    return max(_DELIMITERS, key=fitness)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it starts on; a line of -1 says that reading stopped there."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield -1, []
            return


def _row(record: list[str], number: int, line: int) -> GridRow:
    # A trailing delimiter on every line makes an empty last field; that is kept as written.
    at = f"L{line}"
    cells = [
        text_cell(field, number, column, at, line)
        for column, field in enumerate(record[:MOST_COLUMNS])
    ]
    if "[" in "".join(record):
        cells = [_linked(cell) for cell in cells]
    return GridRow(cells, at=at, line=line)


def _linked(cell: Cell) -> Cell:
    """A field that is but a link in Markdown is shown as one by those who use it."""
    linked = _LINK.match(cell.text) if cell.text.startswith("[") else None
    return replace(cell, text=linked["text"], link=linked["link"]) if linked else cell
