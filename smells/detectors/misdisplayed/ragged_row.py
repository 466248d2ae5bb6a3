"""A row has more or fewer cells than the ranking has columns."""

from collections.abc import Iterator

from crawler.content import Column, ColumnRole, Row, Table, TableSource
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import (
    SEEN_NEXT_DAY,
    Evidence,
    Spot,
    in_each_ranking,
    model_in,
    row_in_words,
    text_in,
)
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("The row “%(start)s” has %(written)s cells; the table has %(columns)s columns."),
    passing=(),
)

WRITTEN_BY_HAND = (TableSource.MARKDOWN, TableSource.HTML, TableSource.CSV)
MOST_FORGOTTEN = 2
FILLED = 0.9  # share of the other rows that have a score where a short row ends


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge, among=_is_judged)


def _is_judged(table: Table) -> bool:
    """In Markdown of any kind what is written beyond the last column is not shown at all."""
    return table.is_ranking or table.source is TableSource.MARKDOWN


def _judge(table: Table) -> Iterator[Spot]:
    if table.source not in WRITTEN_BY_HAND:
        return
    expected = len(table.columns)
    if all(row.written == expected for row in table.data_rows()):
        return
    rows = [row for row in table.data_rows() if _filled_cells(row) > 1]
    ragged = [row for row in rows if _is_too_long(row, expected) or _is_too_short(row, table, rows)]
    if len(ragged) * 2 > len(rows):
        return  # then it is the header that differs, or we misread the table
    for row in ragged:
        name = model_in(table, row) or row_in_words(row)[:40]
        values: Evidence = {"start": name, "written": row.written, "columns": expected}
        yield Spot(table, (name,), values, row)


def _filled_cells(row: Row) -> int:
    return sum(1 for cell in row.cells if not cell.is_blank)


def _is_too_long(row: Row, expected: int) -> bool:
    return row.written > expected and any(not cell.is_blank for cell in row.cells[expected:])


def _is_too_short(row: Row, table: Table, rows: list[Row]) -> bool:
    """Whether a cell or two were forgotten, so that scores stand under the wrong headers.

    A row may end early on purpose: where notes would follow, or where it states a single figure.
    """
    if not len(table.columns) - MOST_FORGOTTEN <= row.written < len(table.columns):
        return False
    absent = table.columns[row.written :]
    return any(
        column.is_surely(ColumnRole.METRIC, ColumnRole.AVERAGE) and _is_mostly_filled(column, rows)
        for column in absent
    )


def _is_mostly_filled(column: Column, rows: list[Row]) -> bool:
    filled = sum(1 for row in rows if text_in(row, column))
    return filled > 1 and filled >= FILLED * (len(rows) - 1)
