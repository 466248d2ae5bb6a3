"""The same model stands in one ranking under several spellings."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.duplicates import namesakes
from smells.judging.model_names import bare_name, spelling_key
from smells.judging.reading import (
    SEEN_NEXT_DAY,
    Evidence,
    Spot,
    in_each_ranking,
    model_in,
    row_in_words,
)
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.MODEL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(model)s” and “%(other)s” are one model, in two rows of the ranking."),
    passing=("lines", "first_row"),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for group in namesakes(table, spelling_key):
        first, last = group[0], group[-1]
        model, other = model_in(table, first), model_in(table, last)
        if len({bare_name(model_in(table, row)).casefold() for row in group}) > 1:
            values: Evidence = {
                "model": model,
                "other": other,
                "lines": ", ".join(str(row.line) for row in group if row.line) or None,
                "first_row": row_in_words(first),
            }
            yield Spot(table, (model, other), values, last)
