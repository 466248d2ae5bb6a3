"""A share of something above 100 % or below 0 %."""

import re
from collections.abc import Iterator

from crawler.content import Column, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import numbers_of
from smells.judging.reading import (
    SEEN_NEXT_DAY,
    Evidence,
    Spot,
    in_each_ranking,
    row_name,
    score_columns,
    text_in,
)
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(model)s” has %(stated)s in “%(column)s”, a measure that lies between 0 and %(highest)s."
    ),
    passing=(),
)

FEWEST_WITHIN = 5
MOST_OUTSIDE = 0.2  # share of a column; beyond it the column is on another scale
_SHARE_OF_A_WHOLE = re.compile(
    r"\bacc(uracy)?\b|exact.?match|\bem\b|\bf1\b|\bpass@\d+|"
    r"\b(win|success|answer|solve|pass)[ _-]?rate\b|\bprecision\b|\brecall\b|"
    r"准确率|正确率|精确率|召回率|胜率|通过率|成功率",
    re.IGNORECASE,
)
_A_COMPARISON = re.compile(
    r"relative|change|gain|drop|diff|delta|improve|Δ|±|\+/-|vs\.?\b|normali[sz]ed|log|kappa|"
    r"相对|提升|下降|变化|差",
    re.IGNORECASE,
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for column in score_columns(table):
        if _is_a_share(column):
            yield from _outside(table, column)


def _is_a_share(column: Column) -> bool:
    name = column.full_name
    return bool(_SHARE_OF_A_WHOLE.search(name)) and not _A_COMPARISON.search(name)


def _outside(table: Table, column: Column) -> Iterator[Spot]:
    numbers = zip(table.data_rows(), numbers_of(table, column.index), strict=True)
    scores = [(row, number) for row, number in numbers if number is not None]
    outside = [row for row, value in scores if not 0 <= value <= 100]
    within = len(scores) - len(outside)
    if within < FEWEST_WITHIN or len(outside) > MOST_OUTSIDE * len(scores):
        return
    for row in outside:
        model = row_name(table, row)
        values: Evidence = {
            "model": model,
            "column": column.full_name,
            "stated": text_in(row, column),
            "highest": 100,
        }
        yield Spot(table, (model, column.full_name), values, row)
