"""A score that follows from another one in all rows but a few."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.figures import in_words
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name, text_in
from smells.judging.relations import odd_rows
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(column)s” of “%(model)s” is given as %(stated)s; “%(source)s” (%(given)s) makes it "
        "%(computed)s, as it does in %(agreeing)s other rows."
    ),
    passing=("agreeing",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for odd in odd_rows(table):
        model = row_name(table, odd.row)
        values: Evidence = {
            "model": model,
            "column": odd.column.full_name,
            "stated": text_in(odd.row, odd.column),
            "computed": in_words(odd.computed, odd.stated.step),
            "source": odd.source.full_name,
            "given": text_in(odd.row, odd.source),
            "agreeing": odd.agreeing,
        }
        yield Spot(table, (model, odd.column.full_name), values, odd.row)
