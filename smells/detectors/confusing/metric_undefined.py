"""A column is headed by an abbreviation that its page never explains."""

from collections.abc import Iterator, Sequence

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.abbreviations import unexplained
from smells.judging.reading import SEEN_NEXT_DAY, Spot, on_each_page
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_METRIC,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The page does not say what the columns “%(columns)s” measure."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return on_each_page(observation, _judge)


def _judge(page: Page, tables: Sequence[Table]) -> Iterator[Spot]:
    told: set[str] = set()
    for table in tables:
        shorts = unexplained(page.content, table) if page.content else []
        new = [short for short in shorts if short not in told]
        told.update(new)
        if new:
            yield Spot(table, tuple(new), {"columns": ", ".join(new), "count": len(new)})
