"""A rule's examples as a reader of the board would see them, with the places it finds marked. Pure.

A ranking becomes rows and cells, whatever it was written in; the rest of a page stays as it was
written, line by line. What is marked follows from the evidence the rule itself gives.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crawler.content import Cell, Row, RowKind, Table, TableSource
from crawler.earlier import EarlierTable
from crawler.observation import Page
from smells.detectors import DETECTORS
from smells.documents import Example, examples_of
from smells.example_marks import Marks, marks_on
from smells.outcome import Finding, Found


@dataclass(frozen=True)
class ShownCell:
    """`link` is where the cell leads, if anywhere; `is_given` is False for one never written."""

    text: str
    link: str = ""
    is_bold: bool = False
    is_given: bool = True
    is_marked: bool = False


@dataclass(frozen=True)
class ShownRow:
    """`is_marked` where the rule speaks of the row; then it or some of its cells are meant."""

    cells: tuple[ShownCell, ...]
    is_marked: bool = False
    is_section: bool = False

    @property
    def is_meant_whole(self) -> bool:
        return self.is_marked and not any(cell.is_marked for cell in self.cells)


@dataclass(frozen=True)
class ShownTable:
    """`incomplete` says why only a part of it was read; empty when all was."""

    title: str
    header: tuple[ShownRow, ...]
    rows: tuple[ShownRow, ...]
    incomplete: str = ""


@dataclass(frozen=True)
class ShownLine:
    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class ShownBlock:
    """A table, or lines of text as they were written."""

    table: ShownTable | None = None
    lines: tuple[ShownLine, ...] = ()


@dataclass(frozen=True)
class ShownPage:
    page: Page
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True)
class ShownExample:
    """`findings` are what the rule finds; `earlier` are rankings as they were seen before."""

    example: Example
    pages: tuple[ShownPage, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def earlier(self) -> tuple[EarlierTable, ...]:
        return self.example.observation.earlier


@cache
def shown_examples(rule_id: str) -> tuple[ShownExample, ...]:
    """The bad ones first, then the good and the inconclusive ones."""
    return tuple(_shown(rule_id, example) for example in examples_of(rule_id))


def _shown(rule_id: str, example: Example) -> ShownExample:
    outcome = DETECTORS[rule_id].detect(example.observation)
    findings = outcome.findings if isinstance(outcome, Found) else ()
    pages = tuple(
        ShownPage(page, tuple(_blocks(page, marks_on(page.url, findings))))
        for page in example.pages
    )
    return ShownExample(example, pages, findings)


def _blocks(page: Page, marks: Marks) -> Iterator[ShownBlock]:
    """What the page shows, from top to bottom."""
    if page.content is None:
        return
    document, tables = page.content.document, page.content.tables
    lines = document.lines if document else ()
    if any(table.source is not TableSource.MARKDOWN for table in tables):
        lines = ()  # the markup around them is no sight for readers
    upto = 0
    for table in sorted(tables, key=lambda table: table.line):
        if lines:
            yield from _text(lines, upto, table.line - 1, marks, but=table.title)
            upto = max((row.line for row in table.rows), default=table.line + 1)
        yield ShownBlock(_table(table, marks))
    if lines:
        yield from _text(lines, upto, len(lines), marks)


def _text(
    lines: Sequence[str], start: int, end: int, marks: Marks, *, but: str = ""
) -> Iterator[ShownBlock]:
    """The lines between two tables, without the heading that the next table takes as its title."""
    shown = [
        ShownLine(text, number in marks.lines)
        for number, text in enumerate(lines[start:end], start=start + 1)
    ]
    while shown and (not shown[-1].text.strip() or _is_title(shown[-1].text, but)):
        shown.pop()
    while shown and not shown[0].text.strip():
        shown.pop(0)
    if shown:
        yield ShownBlock(lines=tuple(shown))


def _is_title(line: str, title: str) -> bool:
    return bool(title) and line.startswith("#") and line.strip("# ") == title


def _table(table: Table, marks: Marks) -> ShownTable:
    why = "" if table.complete else table.incomplete_because
    return ShownTable(
        table.title,
        tuple(_header(table, marks)),
        tuple(_row(table, row, marks) for row in table.rows),
        why,
    )


def _header(table: Table, marks: Marks) -> Iterator[ShownRow]:
    for level in range(max((len(column.header) for column in table.columns), default=0)):
        cells = [(column, column.header[level : level + 1]) for column in table.columns]
        is_marked = marks.is_place(table.at) or any(
            marks.is_place(cell.at) for _, one in cells for cell in one
        )
        yield ShownRow(
            tuple(
                _cell(one[0], is_marked=is_marked and marks.is_column(column))
                if one
                else ShownCell("")
                for column, one in cells
            ),
            is_marked=is_marked,
        )


def _row(table: Table, row: Row, marks: Marks) -> ShownRow:
    is_marked = marks.is_place(row.at)
    return ShownRow(
        tuple(
            _cell(cell, is_marked=is_marked and marks.is_cell(table, cell)) for cell in row.cells
        ),
        is_marked=is_marked,
        is_section=row.kind is RowKind.SECTION,
    )


def _cell(cell: Cell, *, is_marked: bool) -> ShownCell:
    return ShownCell(
        text=cell.text or cell.image, link=cell.link or "", is_bold=cell.bold,
        is_given=cell.given, is_marked=is_marked,
    )  # fmt: skip
