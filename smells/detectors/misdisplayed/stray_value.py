"""A score shows a word of a program instead of a number."""

import re
from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import cells_of
from smells.judging.reading import (
    SEEN_NEXT_DAY,
    Evidence,
    Spot,
    in_each_ranking,
    row_name,
    score_columns,
    text_in,
)
from smells.judging.sources import OF_DATA
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "The score of “%(model)s” in “%(column)s” shows “%(text)s”; such scores in the column:"
        " %(count)s."
    ),
    passing=("lines",),
)

_ABSENT = re.compile(r"nan|null|none|undefined|inf|-inf|infinity|<na>|nat", re.IGNORECASE)
_BROKEN = re.compile(
    r"\[object Object\]|undefined|#(REF|VALUE|DIV/0|NAME|NUM|NULL|N/A|ERROR)[!?]?|"
    r"\{\{.*\}\}|\$\{.*\}|nan ?%|undefined ?%",
    re.IGNORECASE,
)
# In a column called so, the word may mean itself.
_MAY_BE_MEANT = re.compile(r"null|none|nan", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for column in score_columns(table):
        cells = cells_of(table, column.index)
        stray = [
            row
            for row, cell in zip(table.data_rows(), cells, strict=True)
            if cell and cell.number is None and _is_stray(cell.text, table)
        ]
        if stray and not _MAY_BE_MEANT.fullmatch(column.name):
            values: Evidence = {
                "model": row_name(table, stray[0]),
                "column": column.full_name,
                "text": text_in(stray[0], column),
                "count": len(stray),
                "lines": ", ".join(str(row.line) for row in stray if row.line) or None,
            }
            yield Spot(table, (column.full_name,), values, stray[0])


def _is_stray(text: str, table: Table) -> bool:
    if _BROKEN.fullmatch(text):
        return True
    # What a file of data holds for an absent score is no matter of display.
    return table.source not in OF_DATA and _ABSENT.fullmatch(text) is not None
