"""The date of the last update lies after the last change of the source, or in the future."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.cadence import last_updated, start_of
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("The last update is dated %(updated)s; the source was last changed by %(latest)s."),
    passing=("latest",),
)

LEEWAY = timedelta(days=2)  # of time zones, and of what is written a day ahead


def detect(observation: Observation) -> Outcome:
    def judge(page: Page, document: Document) -> Iterator[Passage]:
        claim = last_updated(document)
        latest = _latest_possible(page, observation.at)
        if claim and start_of(claim.date) > latest + LEEWAY:
            values = {"updated": claim.date, "latest": latest.isoformat()}
            yield Passage((claim.date,), claim.line, claim.sentence, values)

    return in_each_document(observation, judge)


def _latest_possible(page: Page, at: datetime) -> date:
    """The day of the look, or that of the last push, before which the text must be written."""
    pushed_at = page.repository.pushed_at if page.repository else ""
    try:
        return min(at.date(), datetime.fromisoformat(pushed_at).date())
    except ValueError:
        return at.date()
