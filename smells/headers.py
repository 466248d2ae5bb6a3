"""Columns of one table that carry one name. Pure."""

from collections.abc import Sequence

from crawler.content import Column, Table
from smells.reading import text_in


def repeated_headers(table: Table) -> list[tuple[Column, ...]]:
    """Columns under one full name, unless the header repeats by design or goes on in a row."""
    names = [column.full_name.casefold() for column in table.columns]
    if _is_laid_side_by_side(names) or _goes_on_below(table):
        return []
    groups: dict[str, list[Column]] = {}
    for column, name in zip(table.columns, names, strict=True):
        if name:
            groups.setdefault(name, []).append(column)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _is_laid_side_by_side(names: Sequence[str]) -> bool:
    """A long ranking cut into blocks that stand beside one another repeats its whole header."""
    return any(
        len(names) % blocks == 0 and list(names) == list(names[: len(names) // blocks]) * blocks
        for blocks in range(2, len(names) // 2 + 1)
    )


def _goes_on_below(table: Table) -> bool:
    """A second line of headers that was taken for a row: words where the rows have numbers."""
    rows = table.data_rows()
    if len(rows) < 2:
        return True
    numbered = [
        column.index
        for column in table.columns
        if all(_is_number(row.cells, column.index) for row in rows[1:])
    ]
    first = [text_in(rows[0], table.columns[index]) for index in numbered]
    words = [
        text
        for text, index in zip(first, numbered, strict=True)
        if not _is_number(rows[0].cells, index)
    ]
    return bool(numbered) and len(words) * 2 > len(numbered)


def _is_number(cells: Sequence[object], index: int) -> bool:
    cell = cells[index] if index < len(cells) else None
    return getattr(cell, "number", None) is not None
