"""Columns of one table that carry one name. Pure."""

from collections.abc import Sequence

from crawler.content import Column, Table
from smells.judging.reading import text_in


def repeated_headers(table: Table) -> list[tuple[Column, ...]]:
    """Columns under one full name, unless the header repeats by design or goes on in a row."""
    groups: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.name and column.header and column.header[-1].text:
            groups.setdefault(column.full_name.casefold(), []).append(column)
    repeated = [tuple(group) for group in groups.values() if len(group) > 1]
    # A ranking laid in blocks side by side, or groups whose own header was lost.
    by_design = 2 * sum(map(len, repeated)) > len(table.columns)
    return repeated if repeated and not by_design and not _goes_on_below(table) else []


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
