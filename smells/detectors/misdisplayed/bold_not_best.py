"""Bold marks the best score of a column everywhere but in a few."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.emphasis import wrongly_marked
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name, text_in
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "In “%(column)s” %(marked)s of “%(model)s” is bold, but “%(best_model)s” has %(best)s."
    ),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for mark in wrongly_marked(table):
        model, column = row_name(table, mark.bold), mark.column
        values: Evidence = {
            "model": model,
            "column": column.full_name,
            "marked": text_in(mark.bold, column),
            "best_model": row_name(table, mark.best),
            "best": text_in(mark.best, column),
        }
        yield Spot(table, (model, column.full_name), values, mark.bold)
