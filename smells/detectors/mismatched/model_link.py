"""The name of a model links to the address of another model."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.model_links import strangers
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.MODEL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(model)s” links to %(link)s, the address of another model."),
    passing=("other_line",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for stranger in strangers(table):
        model = row_name(table, stranger.row)
        values: Evidence = {
            "model": model,
            "link": stranger.link,
            "other": row_name(table, stranger.owner) if stranger.owner else None,
            "other_line": (stranger.owner.line or None) if stranger.owner else None,
        }
        yield Spot(table, (model, stranger.link), values, stranger.row)
