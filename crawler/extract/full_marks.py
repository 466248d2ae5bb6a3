"""Columns of points out of full marks, as "2.4/5.0": their cells amount to the points. Pure.

One such cell alone may as well hold two scores. A column of them whose second part never changes
and is never passed does not.
"""

from collections.abc import Sequence
from dataclasses import replace

from crawler.extract.numbers import is_placeholder, read_points
from crawler.tables import Row, RowKind

FEWEST = 3  # cells that give the same full marks


def with_points(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with the numbers of those columns filled in."""
    first = next((row for row in rows if row.kind is RowKind.DATA), None)
    if first is None:
        return tuple(rows)
    maybe = [at for at, cell in enumerate(first.cells) if cell.number is None and "/" in cell.text]
    points = {column: found for column in maybe if (found := _points(rows, column))}
    if not points:
        return tuple(rows)
    return tuple(_filled(row, points) for row in rows)


def _points(rows: Sequence[Row], column: int) -> dict[str, float]:
    """What each text of the column amounts to; nothing unless all have the same full marks."""
    texts = [
        row.cells[column].text
        for row in rows
        if row.kind is RowKind.DATA and column < len(row.cells)
    ]
    written = [text for text in texts if not is_placeholder(text)]
    read = {text: read_points(text) for text in set(written)}
    points = {text: found[0].value for text, found in read.items() if found}
    full = {found[1] for found in read.values() if found}
    if len(written) < FEWEST or len(points) < len(read) or len(full) != 1:
        return {}
    return points if max(points.values()) <= full.pop() else {}


def _filled(row: Row, points: dict[int, dict[str, float]]) -> Row:
    if row.kind is not RowKind.DATA:
        return row
    cells = tuple(
        replace(cell, number=points[place].get(cell.text)) if place in points else cell
        for place, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
