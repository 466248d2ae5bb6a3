"""The server of an address answers with an error of its own (5xx)."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, Outcome
from smells.rule import NO_ANSWER, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=72), over=timedelta(days=7), at_another_hour=True
    ),
    message=_("“%(url)s” answers with the server error %(status)s."),
    passing=("status",),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | Inconclusive:
    if page.failure is Failure.SERVER_ERROR:
        return finding_on(page, status=page.status)
    if page.outcome is CheckOutcome.COULD_NOT_CHECK or page.status is None:
        return Inconclusive(page.unread or NO_ANSWER)
    return Clear()
