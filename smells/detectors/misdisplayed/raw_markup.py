"""Markdown, HTML or LaTeX is shown as signs in the cells of a ranking."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import all_texts
from smells.judging.markup import SHOWN_AS_IT_IS, may_show_markup, shown_markup
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, every_cell, in_each_ranking
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("A cell shows “%(signs)s”: %(language)s markup that was not rendered."),
    passing=("cell",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    if table.source not in SHOWN_AS_IT_IS or not may_show_markup(all_texts(table)):
        return
    for row, cell in every_cell(table):
        if seen := shown_markup(cell):
            language, signs = seen
            values: Evidence = {
                "signs": signs,
                "language": language,
                "text": cell.text,
                "cell": cell.at,
            }
            yield Spot(table, (cell.text,), values, row)
