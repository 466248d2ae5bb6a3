"""The same model occupies several rows of one ranking."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.duplicates import namesakes
from smells.judging.model_names import bare_name
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
    message=_("“%(model)s” stands in %(count)s rows of the ranking, and nothing tells them apart."),
    passing=("lines", "first_row"),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for group in namesakes(table, lambda name: bare_name(name).casefold()):
        model = model_in(table, group[0])
        values: Evidence = {
            "model": model,
            "count": len(group),
            "lines": ", ".join(str(row.line) for row in group if row.line) or None,
            "first_row": row_in_words(group[0]),
        }
        yield Spot(table, (model,), values, group[-1])
