"""Tables in JSON, each cell with its path. Pure."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.extract.cells import text_cell
from crawler.extract.grid import Grid, GridRow, table_from
from crawler.extract.json_records import CUT, MOST_COLUMNS, Absent, Records, find_records
from crawler.tables import Cell, Table, TableSource, new_cell

MOST_TABLES = 50
MOST_CELLS = 100_000


def json_tables(
    value: Any, *, at: str, root: str = "$", source: TableSource = TableSource.JSON
) -> tuple[Table, ...]:
    """Every table in the value, outermost first; what is part of a table is not searched again."""
    return tuple(
        table_from(grid_of(records, address=at, index=index, source=source))
        for index, records in zip(range(MOST_TABLES), find_records(value, root), strict=False)
    )


def grid_of(
    records: Records, *, address: str, index: int = 0, source: TableSource, caption: str = ""
) -> Grid:
    """The grid of these records: a header row for each part of "pass@1 / mbpp"."""
    parts = [name.split(" / ") for name in records.columns]
    depth = max((len(part) for part in parts), default=1)
    headers = [
        GridRow(
            [_header(part, level, column, depth, records.at) for column, part in enumerate(parts)]
        )
        for level in range(depth)
    ]
    most = max(1, MOST_CELLS // max(1, len(parts)))
    rows = [
        _row(row, place, number + depth)
        for number, (row, place) in enumerate(
            zip(records.rows[:most], records.places, strict=False)
        )
    ]
    return Grid(
        rows=headers + rows,
        source=source,
        address=address,
        index=index,
        at=records.at,
        caption=caption,
        headers=depth,
        cut=records.cut or (CUT if len(records.rows) > most else ""),
    )


def _header(part: list[str], level: int, column: int, depth: int, at: str) -> Cell:
    """A name that is shorter than the deepest stands in the lowest row."""
    text = part[level - depth + len(part)] if level >= depth - len(part) else ""
    return text_cell(text, level, column, at)


def _row(values: Sequence[Any], place: str, number: int) -> GridRow:
    cells = []
    for column, value in enumerate(values[:MOST_COLUMNS]):
        at = f"{place}[{column}]"
        if value is Absent:
            cells.append(new_cell("", row=number, column=column, at=at, given=False))
        else:
            text = value if isinstance(value, str) else cell_text(value)
            cells.append(text_cell(text, number, column, at))
    return GridRow(cells, at=place)


def cell_text(value: Any) -> str:
    """A JSON value as a reader would see it; null is a blank."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float():
            return (
                repr(value).removesuffix(".0")
                if value == value and abs(value) < 1e15
                else str(value)
            )
        case int():
            return str(value) if abs(value) < 10**300 else "…"
        case _:
            return _short_json(value)


def _short_json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)[:300]
    except (ValueError, RecursionError):
        return "…"
