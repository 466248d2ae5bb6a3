"""Two Spaces of one board show the very same ranking, and neither is called a mirror."""

from collections.abc import Iterator

from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.copies import own_spaces, pairs_of
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
    passing=("rows",),
)


def detect(observation: Observation) -> Outcome:
    own = own_spaces(observation)
    if len(own) < 2:
        return NotApplicable(_("the board does not stand at two Spaces"))
    if not all(page.content and page.content.tables for page in own):
        return Inconclusive(NOT_READ)
    found = tuple(_findings(own))
    return Found(found) if found else Clear(frozenset(page.url for page in own))


def _findings(pages: list[Page]) -> Iterator[Finding]:
    for pair in pairs_of(pages):
        if not pair.is_declared and (rows := pair.same_rows()):
            one, other = pair.original.url, pair.copy.url
            values: dict[str, EvidenceValue] = {"url": other, "other": one, "rows": rows}
            yield Finding(at=other, values=values, identity=one)
