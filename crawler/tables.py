"""Ranking tables as a board shows them, each cell with its address. Pure.

`line` is 1-based in the source file, or 0 where the source has no lines (an answer of an API).
`at` points inside the source: `L12` in a text file, a CSS path in HTML, a path such as
`$.results[3].score` in JSON. Rows and columns count from 0, header rows included.
"""

from dataclasses import dataclass
from enum import StrEnum

from crawler.frozen import quick
from crawler.once import once

RAW_LENGTH = 1000  # characters of a cell's markup that are kept


class Certainty(StrEnum):
    """How sure a reader is of what it decided. When unsure, detectors must not accuse."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"

    @property
    def is_enough(self) -> bool:
        return self is not Certainty.UNSURE


class ColumnRole(StrEnum):
    MODEL = "model"
    RANK = "rank"
    METRIC = "metric"
    AVERAGE = "average"
    DATE = "date"
    ORGANISATION = "organisation"
    LICENSE = "license"
    LINK = "link"
    SIZE = "size"
    SETTING = "setting"
    OTHER = "other"


class Better(StrEnum):
    """The direction of a metric, where the board itself states it."""

    HIGHER = "higher"
    LOWER = "lower"


class TableSource(StrEnum):
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    GRADIO = "gradio"
    DATASET_VIEWER = "dataset-viewer"
    SHEET = "sheet"
    PAPERS_WITH_CODE = "papers-with-code"


class RowKind(StrEnum):
    """SECTION: a heading inside the table; the order starts anew. HEADER: the header repeated."""

    DATA = "data"
    SECTION = "section"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as a reader sees it.

    `text` is visible text with white space collapsed, `raw` the markup as it stands in the
    source (at most RAW_LENGTH characters). `link` is the first link's target: None without a
    link, "" for a link that leads nowhere. `number` is the score the text amounts to, None when
    it is none or ambiguous (see extract/numbers.py). `given` is False where the row was too
    short and the cell was never written; `spanned` is True where a neighbour covers the place.
    `image` is the first image's address.
    """

    text: str
    raw: str = ""
    row: int = 0
    column: int = 0
    at: str = ""
    line: int = 0
    link: str | None = None
    number: float | None = None
    bold: bool = False
    image: str = ""
    given: bool = True
    spanned: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text and not self.image


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are at least as many as the table's columns (the missing ones not `given`); a row
    that is too long keeps its extra cells. `written` is the number of places the row fills in
    the source, spans included: a ragged row is one where it differs from the columns.
    `section` is the text of the section row above, if any."""

    cells: tuple[Cell, ...]
    index: int = 0
    at: str = ""
    line: int = 0
    written: int = 0
    kind: RowKind = RowKind.DATA
    section: str = ""

    @property
    def is_a_name_alone(self) -> bool:
        """Words in the first cell and nothing in any other."""
        first = self.cells[0]
        if not first.text or first.number is not None:
            return False
        return not any(cell.text for cell in self.cells[1:])


new_cell, new_row = quick(Cell), quick(Row)


@dataclass(frozen=True, slots=True)
class Column:
    """`path` holds the headers from the topmost row down, so that two columns called "Overall"
    under different groups differ; `name` is the lowest of them, `header` their cells.
    `reason` says in a word what the role was decided on."""

    name: str
    index: int
    path: tuple[str, ...] = ()
    role: ColumnRole = ColumnRole.OTHER
    certainty: Certainty = Certainty.UNSURE
    reason: str = ""
    better: Better | None = None
    header: tuple[Cell, ...] = ()

    @property
    def full_name(self) -> str:
        parts = [part for part in self.path if part]
        if len(parts) > 1:
            return " / ".join(dict.fromkeys(parts))
        return parts[0] if parts else self.name

    def is_surely(self, *roles: ColumnRole) -> bool:
        """The role is one of these, and not merely a guess."""
        return self.role in roles and self.certainty.is_enough


@dataclass(frozen=True, slots=True)
class Order:
    """The column by which the rows stand in order within every section, if one was found.

    `agreement` is the share of neighbouring rows that keep to it; 1.0 is perfect order.
    `declared` is True when the document itself names this column as the key.
    """

    column: int
    descending: bool
    agreement: float
    certainty: Certainty
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `rows` holds the section rows too; `data_rows()` leaves them out.

    `ranking` is None for a table that ranks nothing, else how sure we are that it ranks models;
    `ranking_reasons` says why in words such as "model column by its name".
    `complete` is False when only a part was read; `incomplete_because` then says why.
    `loaded` is False for a placeholder that an app fills later: nothing may be concluded from it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: TableSource
    index: int = 0
    address: str = ""
    at: str = ""
    line: int = 0
    caption: str = ""
    heading: str = ""
    ranking: Certainty | None = None
    ranking_reasons: tuple[str, ...] = ()
    order: Order | None = None
    complete: bool = True
    incomplete_because: str = ""
    loaded: bool = True

    @property
    def is_ranking(self) -> bool:
        """It ranks models, and that is not merely a guess."""
        return self.ranking is not None and self.ranking.is_enough

    @property
    def title(self) -> str:
        return self.caption or self.heading

    @once
    def data_rows(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind is RowKind.DATA)

    @once
    def sections(self) -> tuple[tuple[Row, ...], ...]:
        """The data rows cut at section and repeated header rows; each part has its own order.

        A row that holds a name alone may be a model without scores or the heading of a section;
        since nobody can tell, a part begins there too.
        """
        parts: list[list[Row]] = [[]]
        for row in self.rows:
            if parts[-1] and (row.kind is not RowKind.DATA or row.is_a_name_alone):
                parts.append([])
            if row.kind is RowKind.DATA:
                parts[-1].append(row)
        return tuple(tuple(part) for part in parts if part)

    @once
    def with_role(self, *roles: ColumnRole) -> tuple[Column, ...]:
        """The columns that surely have one of these roles."""
        return tuple(column for column in self.columns if column.is_surely(*roles))

    @property
    @once
    def model_column(self) -> Column | None:
        return next(iter(self.with_role(ColumnRole.MODEL)), None)

    @property
    @once
    def rank_column(self) -> Column | None:
        return next(iter(self.with_role(ColumnRole.RANK)), None)
