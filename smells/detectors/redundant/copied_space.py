"""Two Spaces of one board show the very same ranking, and one is a copy of the other."""

from collections.abc import Iterator

from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.copies import own_spaces, pairs_of, unseen_space
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
from smells.rule import NOT_CHECKED, Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(url)s” is a copy of “%(other_address)s” and shows the same ranking of %(rows)s rows."
    ),
    passing=("rows",),
)


def detect(observation: Observation) -> Outcome:
    own = own_spaces(observation)
    if unseen := unseen_space(observation):
        return Inconclusive(unseen.unread or NOT_CHECKED)
    if not own:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    declared = [pair for pair in pairs_of(own) if pair.is_declared]
    copies = {id(page) for pair in declared for page in (pair.original, pair.copy)}
    if not all(page.content and page.content.tables for page in own if id(page) in copies):
        return Inconclusive(NOT_READ)
    found = tuple(_findings(own))
    at = {finding.at for finding in found}
    cleared = frozenset(page.url for page in own if page.url not in at)
    return Found(found, cleared) if found else Clear(cleared)


def _findings(pages: list[Page]) -> Iterator[Finding]:
    for pair in pairs_of(pages):
        if pair.is_declared and pair.copy.space and (rows := pair.same_rows()):
            values: dict[str, EvidenceValue] = {
                "url": pair.copy.url,
                "other_address": pair.original.url,
                "copy_of": pair.copy.space.copy_of,
                "rows": rows,
            }
            yield Finding(at=pair.copy.url, values=values, identity=pair.original.url)
