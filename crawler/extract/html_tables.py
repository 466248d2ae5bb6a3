"""Tables of an HTML tree, laid out as browsers do: spans, several header rows, nesting. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from crawler.extract.cells import TEXT_LENGTH, seen_cell, text_cell
from crawler.extract.grid import Grid, GridRow
from crawler.extract.html_scan import TABLE_KIND
from crawler.extract.html_text import (
    collapse,
    is_hidden,
    line_of,
    markup,
    see,
    source_line,
)
from crawler.tables import RAW_LENGTH, Cell, TableSource

MOST_TABLES = 200
MOST_CELLS = 100_000  # of one page, spans counted out
WIDEST = 1000  # columns; the HTML standard's own limit for a span
_CELLS = ("td", "th")
_PARTS = frozenset(["thead", "tbody", "tfoot"])


@dataclass(frozen=True)
class _Rows:
    """The rows of one table that are its own: each with its part and the way to it."""

    rows: list[tuple[LexborNode, str, str]]
    caption: str


def read_html_tables(
    tables: list[LexborNode], *, address: str, source: TableSource = TableSource.HTML
) -> Iterator[Grid]:
    """The tables in document order; those past a page's limits are marked incomplete."""
    left = MOST_CELLS
    for index, node in enumerate(tables[:MOST_TABLES]):
        if is_hidden(node):
            continue
        grid = _Layout(node, left).grid(address, source, index)
        left = max(0, left - sum(len(row.cells) for row in grid.rows))
        if grid.rows:
            yield grid


def _own_rows(table: LexborNode) -> _Rows:
    rows: list[tuple[LexborNode, str, str]] = []
    caption = ""
    for place, part in enumerate(table.iter(), start=1):
        if part.tag == "tr":
            rows.append((part, "tbody", f" > tr:nth-child({place})"))
        elif part.tag in _PARTS:
            way = f" > {part.tag}:nth-child({place}) > tr:nth-child("
            rows += [
                (row, part.tag, f"{way}{inner})")
                for inner, row in enumerate(part.iter(), start=1)
                if row.tag == "tr"
            ]
        elif part.tag == "caption":
            caption = collapse(see(part).text)[:TEXT_LENGTH]
    return _Rows(rows, caption)


class _Layout:
    """Puts the cells of one table into a grid. `left` is how many cells may still be made."""

    def __init__(self, table: LexborNode, left: int) -> None:
        self.table, self.left = table, left
        self.path = css_path(table)
        self.is_markdown = TABLE_KIND in table.attributes
        self.below: dict[int, tuple[int, Cell]] = {}  # column → rows still covered, by what
        self.cut = False

    def grid(self, address: str, source: TableSource, index: int) -> Grid:
        own = _own_rows(self.table)
        rows: list[GridRow] = []
        for number, (node, part, way) in enumerate(own.rows):
            if self.left <= 0:
                self.cut = True
                break
            row = self._row(node, number, self.path + way, is_header=part == "thead")
            if row.cells:
                rows.append(row)
        return Grid(
            rows=rows,
            source=source,
            address=address,
            index=index,
            at=self.path,
            line=source_line(self.table),
            caption=own.caption,
            cut="the table is larger than what is read of one page" if self.cut else "",
        )

    def _row(self, node: LexborNode, number: int, at: str, *, is_header: bool) -> GridRow:
        cells: list[Cell] = []
        line = source_line(node)
        written = [(child, tag) for child in node.iter() if (tag := child.tag) in _CELLS]
        for place, (child, tag) in enumerate(written, start=1):
            if self.below:
                self._fill_from_above(cells, number)
            if len(cells) >= WIDEST:
                self.cut = True
                break
            attributes = child.attributes
            way = f"{at} > {tag}:nth-child({place})"
            cell = self._cell(child, number, len(cells), way, line_of(attributes))
            cells.append(cell)
            line = line or cell.line
            if "colspan" in attributes or "rowspan" in attributes:
                self._spread(cell, attributes, cells)
        if self.below:
            self._fill_from_above(cells, number, to_the_end=True)
        self.left -= len(cells)
        return GridRow(
            cells=cells[:WIDEST],
            at=at,
            line=line,
            is_header=is_header or (bool(written) and all(tag == "th" for _, tag in written)),
            is_one=len(written) == 1,
        )

    def _fill_from_above(self, cells: list[Cell], number: int, *, to_the_end: bool = False) -> None:
        """Take over the places that a taller cell of an earlier row covers."""
        last = max(self.below, default=-1) if to_the_end else len(cells)
        while len(cells) <= last and len(cells) < WIDEST:
            covered = self.below.pop(len(cells), None)
            if covered is None:
                if not to_the_end:
                    return
                break
            rows, cell = covered
            if rows > 1:
                self.below[len(cells)] = (rows - 1, cell)
            cells.append(replace(cell, row=number, column=len(cells), spanned=True))
            last = max(last, len(cells)) if not to_the_end else last

    def _spread(self, cell: Cell, attributes: Mapping[str, str | None], cells: list[Cell]) -> None:
        """The other places that the last of the cells covers, beside it and below."""
        wide = min(_span(attributes.get("colspan")), WIDEST, max(1, self.left))
        tall = min(_span(attributes.get("rowspan")), MOST_CELLS)
        if tall > 1:
            self.below[cell.column] = (tall - 1, cell)
        for _ in range(wide - 1):
            if len(cells) >= WIDEST:
                self.cut = True
                return
            here = replace(cell, column=len(cells), spanned=True)
            if tall > 1:
                self.below[len(cells)] = (tall - 1, here)
            cells.append(here)

    def _cell(self, node: LexborNode, row: int, column: int, at: str, line: int) -> Cell:
        """The cell as seen. The markup of Markdown comes from its source, later."""
        only = node.first_child
        if only is not None and only.is_text_node and only.next is None:
            return text_cell(only.text_content or "", row, column, at, line)
        seen = see(node)
        raw = "" if self.is_markdown else (markup(node) if seen.is_marked_up else seen.text)
        return seen_cell(seen, raw=raw[:RAW_LENGTH], place=(row, column), at=at, line=line)


def _span(value: str | None) -> int:
    """A span as browsers read it: leading digits, at least 1, at most what a page can hold."""
    digits = (value or "").strip()[:9]
    return max(1, int(digits)) if digits.isdecimal() and digits.isascii() else 1


def css_path(node: LexborNode) -> str:
    """A selector that leads to the element: from the nearest ancestor with an id, or the body."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in ("body", "html", None) and len(steps) < 30:
        name = current.attributes.get("id") or ""
        if (
            name.isascii()
            and name.replace("-", "").replace("_", "").isalnum()
            and name[0].isalpha()
        ):
            steps.append(f"#{name}")
            break
        steps.append(f"{current.tag}:nth-child({_place_of(current)})")
        current = current.parent
    return " > ".join(reversed(steps))


def _place_of(node: LexborNode) -> int:
    place, before = 1, node.prev
    while before is not None and place < MOST_TABLES * 10:
        place += before.is_element_node
        before = before.prev
    return place
