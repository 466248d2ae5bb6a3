"""The certificate of an address is not accepted, so browsers stop before the page."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("Browsers refuse to open “%(url)s”: %(detail)s"),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if not page.url.startswith("https://"):
        return NotApplicable("the address does not use TLS")
    if page.failure is Failure.TLS:
        return finding_on(page, detail=page.detail)
    if page.outcome is CheckOutcome.COULD_NOT_CHECK and page.status is None:
        return Inconclusive(page.unread or "not checked")
    if page.status is None:
        return Inconclusive("no connection came about")
    return Clear()
