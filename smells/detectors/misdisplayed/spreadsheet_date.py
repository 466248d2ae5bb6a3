"""A spreadsheet turned a value into a date: 2/8 became 8-Feb."""

import re
from collections.abc import Iterator

from crawler.content import Column, ColumnRole, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import texts_of
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(text)s” in “%(column)s” of “%(model)s” looks like a value that became a date."),
    passing=(),
)

MOST = 0.2  # share of a column; beyond it the column is one of dates
FEWEST_OTHERS = 5
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_BECAME_A_DATE = re.compile(
    rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日", re.IGNORECASE
)
_SPEAKS_OF_TIME = re.compile(
    rf"date|time|year|month|day|release|updat|submi|cutoff|日期|时间|发布|更新|\b{_MONTH}\b",
    re.IGNORECASE,
)
_MEANT_AS_A_DATE = re.compile(rf"\b{_MONTH}|\b20\d\d\b|\d+[-/.]\d+[-/.]\d+|\d月", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for column in table.columns:
        if column.role not in (ColumnRole.DATE, ColumnRole.MODEL):
            yield from _became_dates(table, column)


def _became_dates(table: Table, column: Column) -> Iterator[Spot]:
    texts = texts_of(table, column.index)
    turned = {
        text for text in texts if ("-" in text or "月" in text) and _BECAME_A_DATE.fullmatch(text)
    }
    if not turned or _SPEAKS_OF_TIME.search(column.name):
        return
    filled = [text for text in texts if text]
    dates = sum(1 for text in filled if _MEANT_AS_A_DATE.search(text))
    others = len(filled) - dates
    if dates > MOST * len(filled) or others < FEWEST_OTHERS:
        return
    for row, text in zip(table.data_rows(), texts, strict=True):
        if text not in turned:
            continue
        model = row_name(table, row)
        values: Evidence = {"model": model, "column": column.full_name, "text": text}
        yield Spot(table, (model, column.full_name), values, row)
