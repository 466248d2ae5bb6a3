"""Spreadsheets published on the web: pages with the sheet's own letters and numbers. Pure.

What a sheet exports as CSV goes through csv_tables.py.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.content import Content
from crawler.extract.grid import Grid, GridRow, table_from
from crawler.extract.html_scan import safe_html
from crawler.extract.html_tables import read_html_tables
from crawler.tables import Cell, TableSource

_HOSTS = ("docs.google.com", "googleusercontent.com")


def is_sheet(at: str) -> bool:
    host = (urlsplit(at).hostname or "") if at.startswith("http") else ""
    return host.endswith(_HOSTS)


def read_published_sheet(text: str, at: str) -> Content:
    """Each tab's table without its rulers: the letters above and the numbers beside."""
    safe = safe_html(text)
    body = LexborHTMLParser(safe.text).body
    nodes = body.css("table.waffle") if body is not None else []
    grids = read_html_tables(nodes, address=at, source=TableSource.SHEET)
    tables = tuple(table_from(grid) for found in grids if (grid := _without_rulers(found)).rows)
    return Content(at, tables, unread=safe.unread + (() if tables else ("no sheet was found",)))


def _without_rulers(grid: Grid) -> Grid:
    rows = [row for row in grid.rows if not _is_ruler([cell.text for cell in row.cells])]
    if rows and all(row.cells[0].text.isdecimal() for row in rows):
        rows = [_from_second(row) for row in rows]
    return replace(grid, rows=[row for row in rows if any(cell.text for cell in row.cells)])


def _is_ruler(texts: list[str]) -> bool:
    """A, B, C … above the columns."""
    letters = [text for text in texts if text]
    return bool(letters) and letters == [chr(65 + number) for number in range(len(letters))]


def _from_second(row: GridRow) -> GridRow:
    cells: list[Cell] = [replace(cell, column=cell.column - 1) for cell in row.cells[1:]]
    return replace(row, cells=cells, is_header=False)
