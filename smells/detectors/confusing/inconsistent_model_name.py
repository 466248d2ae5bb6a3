"""Tables of one page call what seems to be one model by different names."""

from collections.abc import Iterator, Sequence
from itertools import chain

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.namings import renamed, spelled_twice
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, on_each_page
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.MODEL,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(model)s” seems to be what another table of the page calls “%(other)s”."),
    passing=("other_table", "other_line"),
)


def detect(observation: Observation) -> Outcome:
    return on_each_page(observation, _judge)


def _judge(_page: Page, tables: Sequence[Table]) -> Iterator[Spot]:
    told: set[frozenset[str]] = set()
    for usual, other in chain(spelled_twice(tables), renamed(tables)):
        names = frozenset((usual.name, other.name))
        if names in told:
            continue
        told.add(names)
        values: Evidence = {
            "model": other.name,
            "other": usual.name,
            "other_table": usual.table.title or None,
            "other_line": usual.row.line or None,
        }
        yield Spot(other.table, (usual.name, other.name), values, other.row)
