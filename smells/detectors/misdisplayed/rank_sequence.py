"""The numbers of a ranking leave one out, or give one twice where nothing is tied."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.numbering import breaks, numbers_rows
from smells.judging.reading import SEEN_NEXT_DAY, Spot, in_each_ranking, row_name
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The rank %(before)s is followed by %(after)s (“%(model)s”)."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge, among=numbers_rows)


def _judge(table: Table) -> Iterator[Spot]:
    if not table.complete:
        return
    for row, before, after in breaks(table):
        name = row_name(table, row)
        yield Spot(table, (name,), {"model": name, "before": before, "after": after}, row)
