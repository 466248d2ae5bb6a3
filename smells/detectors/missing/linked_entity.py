"""What a board's page links to as its dataset, paper, harness or form is not there (404, 410)."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.judging.linked import WANTS_ACCOUNT, Judged, asks_to_sign_in, link_by_link
from smells.judging.not_found import says_not_found
from smells.outcome import Clear, Inconclusive, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_RAW_DATASET,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("The page links to “%(target)s”, which answers %(status)s: nothing is there."),
    passing=("text", "quote", "detail"),
)


def detect(observation: Observation) -> Outcome:
    return link_by_link(observation, _judge)


def _judge(link: Page) -> Judged:
    if link.failure in (Failure.NOT_FOUND, Failure.GONE):
        return {"status": link.status, "detail": link.detail or None}
    if asks_to_sign_in(link):
        return Inconclusive(WANTS_ACCOUNT)
    if link.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(link.unread or NOT_CHECKED)
    if link.status is None or link.status >= 500 or says_not_found(link):
        return Inconclusive(_("the server did not say whether the page exists"))
    return Clear()
