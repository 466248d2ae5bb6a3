"""An address of the board cannot be connected to: no such name, refused, broken off, or timed out."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("“%(url)s” could not be reached: %(detail)s"),
)

_CONNECTION = {
    Failure.NAME_NOT_FOUND,
    Failure.CONNECTION_REFUSED,
    Failure.CONNECTION_BROKEN,
    Failure.TIMEOUT,
    Failure.TOO_MANY_REDIRECTS,
}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | Inconclusive:
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(page.unread or "not checked")
    if page.failure in _CONNECTION:
        return finding_on(page, failure=page.failure, detail=page.detail)
    return Clear()
