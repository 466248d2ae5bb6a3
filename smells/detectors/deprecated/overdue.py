"""The board states how often it is updated and when it last was, and is far behind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crawler.content import Document
from crawler.declared import Declared
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.cadence import (
    PERIODS,
    allowed,
    declared_cadence,
    end_of,
    last_sign_of_life,
    last_updated,
)
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import EvidenceValue, Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(quote)s” But the last update was on %(updated)s, %(days)s days ago."),
    passing=("days",),
)


def detect(observation: Observation) -> Outcome:
    def judge(_page: Page, document: Document) -> Iterator[Passage]:
        cadence, updated = _cadence(document, observation.declared), last_updated(document)
        if cadence is None or updated is None:
            return
        latest = last_sign_of_life(observation)
        if latest is None:
            return
        # Any younger date on any page of the board speaks for it.
        days = (observation.at.date() - max(latest, end_of(updated.date))).days
        if days > allowed(cadence.rhythm).days:
            values: dict[str, EvidenceValue] = {
                "rhythm": cadence.rhythm,
                "updated": updated.date,
                "days": days,
                "allowed_days": allowed(cadence.rhythm).days,
                "updated_quote": updated.sentence,
                **cadence.more,
            }
            yield Passage((cadence.rhythm,), cadence.line, cadence.sentence, values)

    return in_each_document(observation, judge)


@dataclass(frozen=True, slots=True)
class _Cadence:
    rhythm: str
    line: int
    sentence: str
    more: Mapping[str, EvidenceValue] = field(default_factory=dict)


def _cadence(document: Document, declared: Declared | None) -> _Cadence | None:
    """What the text itself tells readers; where it tells none, what its leaderboard.yml says."""
    if claim := declared_cadence(document):
        return _Cadence(claim.rhythm, claim.line, claim.sentence)
    if declared and declared.rhythm in PERIODS:
        # The quoted line is one of that file, not of this text.
        where: dict[str, EvidenceValue] = {"stated_in": declared.file}
        return _Cadence(declared.rhythm, 0, f"cadence: {declared.rhythm}", where)
    return None
