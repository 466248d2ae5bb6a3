"""A ranking has its headers and no rows."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from crawler.content import Column, ColumnRole, Table, TableSource
from crawler.earlier import named
from crawler.extract.column_words import METRICS, plain_name
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import Spot, on_each_page
from smells.outcome import Outcome
from smells.rule import Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=24)),
    message=_("The ranking with the columns “%(columns)s” has no rows."),
    passing=("was_filled",),
)

# Elsewhere a script may fill the table after the page was opened, which we do not see.
_COMPLETE_AS_SENT = (TableSource.MARKDOWN, TableSource.CSV, TableSource.SHEET)


def detect(observation: Observation) -> Outcome:
    filled = {(earlier.page, earlier.name) for earlier in observation.earlier if earlier.rows}
    return on_each_page(observation, partial(_judge, filled), among=_would_rank)


def _would_rank(table: Table) -> bool:
    """Told by its headers alone, since there is nothing else to tell it by."""
    return table.is_ranking or (
        table.model_column is not None and any(_names_a_score(column) for column in table.columns)
    )


def _names_a_score(column: Column) -> bool:
    if column.role is ColumnRole.OTHER:
        return METRICS.search(plain_name(column.name)) is not None
    return column.is_surely(ColumnRole.METRIC, ColumnRole.AVERAGE)


def _judge(
    once_filled: set[tuple[str, str]], page: Page, tables: Sequence[Table]
) -> Iterator[Spot]:
    if all(table.data_rows() for table in tables):
        return
    names = {id(table): name for name, table in named(page.content.tables if page.content else ())}
    headers = {_headers(table) for table in tables if table.data_rows()}
    for table in tables:
        was_filled = (page.url, names[id(table)]) in once_filled
        is_empty = table.complete and not table.data_rows() and _headers(table) not in headers
        if is_empty and (was_filled or table.source in _COMPLETE_AS_SENT):
            columns = " | ".join(_headers(table))
            yield Spot(table, ("no rows",), {"columns": columns, "was_filled": int(was_filled)})


def _headers(table: Table) -> tuple[str, ...]:
    return tuple(column.full_name for column in table.columns)
