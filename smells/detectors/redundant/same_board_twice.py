"""Two Spaces of one board show the very same ranking, and neither is called a mirror."""

from collections.abc import Iterator
from itertools import combinations

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind, LocationRole
from smells.judging.reading import NOT_READ, SEEN_NEXT_DAY
from smells.outcome import (
    Clear,
    EvidenceValue,
    Finding,
    Found,
    Inconclusive,
    NotApplicable,
    Outcome,
)
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(url)s” shows the same ranking of %(rows)s rows as “%(other)s”."),
)

FEWEST_ROWS = 5


def detect(observation: Observation) -> Outcome:
    spaces = [page for page in observation.pages if page.space and page.is_home]
    own = [page for page in spaces if LocationRole.MIRROR not in page.roles]
    if len(own) < 2:
        return NotApplicable(_("the board does not stand at two Spaces"))
    if not all(page.content and page.content.tables for page in own):
        return Inconclusive(NOT_READ)
    found = tuple(_findings(own))
    return Found(found) if found else Clear(frozenset(page.url for page in own))


def _findings(pages: list[Page]) -> Iterator[Finding]:
    for one, other in combinations(pages, 2):
        shared = _shown(one) & _shown(other)
        if shared and one.space and other.space and one.space.space_id != other.space.space_id:
            rows = max(map(len, shared))
            values: dict[str, EvidenceValue] = {"url": other.url, "other": one.url, "rows": rows}
            yield Finding(at=other.url, values=values, identity=one.url)


def _shown(page: Page) -> set[tuple[tuple[str, ...], ...]]:
    tables = page.content.rankings() if page.content else ()
    return {_cells(table) for table in tables if len(table.data_rows()) >= FEWEST_ROWS}


def _cells(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row.cells) for row in table.data_rows())
