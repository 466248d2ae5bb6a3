"""A ranking suddenly has less than half of the rows it had."""

from collections.abc import Iterator, Sequence
from functools import partial

from crawler.content import Table
from crawler.earlier import EarlierTable, named
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, on_each_page
from smells.outcome import NotApplicable, Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The ranking has %(rows)s rows; it had %(before)s when it was last seen in order."),
    passing=("rows", "before_on"),
)

KEPT = 0.5
FEWEST_LOST = 5


def detect(observation: Observation) -> Outcome:
    if not observation.earlier:
        return NotApplicable(_("this is the first look at the ranking"))
    return on_each_page(observation, partial(_judge, observation.earlier))


def _judge(earlier: Sequence[EarlierTable], page: Page, tables: Sequence[Table]) -> Iterator[Spot]:
    before = {table.name: table for table in earlier if table.page == page.url}
    for name, table in named(page.content.tables if page.content else ()):
        if table not in tables or name not in before or not table.complete:
            continue
        rows, had = len(table.data_rows()), before[name].rows
        if rows < KEPT * had and had - rows >= FEWEST_LOST:
            values: Evidence = {
                "rows": rows,
                "before": had,
                "before_on": before[name].seen_on or None,
            }
            yield Spot(table, ("rows",), values)
