"""An address of the board answers that nothing is there (404, 410)."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import (
    NOT_CHECKED,
    Confidence,
    Confirmation,
    Rule,
    asked_github,
    asked_hub,
    finding_on,
    page_by_page,
)
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("“%(url)s” answers %(status)s: there is no such page."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if asked_github(page) or asked_hub(page):
        return NotApplicable(_("judged by what the platform says of it"))
    if page.failure in (Failure.NOT_FOUND, Failure.GONE):
        return finding_on(page, status=page.status)
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(page.unread or NOT_CHECKED)
    if page.status is None or page.status >= 500:
        return Inconclusive(_("the server did not say whether the page exists"))
    return Clear()
