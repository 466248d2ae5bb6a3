"""Cells of a ranking hold text that was decoded in the wrong way."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import all_texts
from smells.judging.mojibake import broken_text, may_be_broken
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, every_cell, in_each_ranking
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("A cell shows “%(text)s”: its letters were read in a wrong encoding."),
    passing=("cell",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    if not may_be_broken(all_texts(table)):
        return
    for row, cell in every_cell(table):
        meant = broken_text(cell.text)
        if meant is not None:
            values: Evidence = {"text": cell.text, "meant": meant or None, "cell": cell.at}
            yield Spot(table, (cell.text,), values, row)
