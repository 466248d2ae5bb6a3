"""A page says “not found” in words while its status says that all is well."""

from datetime import timedelta
from http import HTTPStatus

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.judging.not_found import says_not_found
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("“%(url)s” shows only “%(title)s”."),
    passing=("excerpt",),
)

UNREADABLE_PAGE = 40  # fewer, and the text is made by JavaScript we do not run


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.space or page.repository:
        return NotApplicable(_("judged by what the platform says of it"))
    if page.outcome is not CheckOutcome.OK or page.status != HTTPStatus.OK:
        return Inconclusive(page.unread or _("no page came"))
    if says_not_found(page):
        return finding_on(page, title=page.title, excerpt=page.excerpt)
    if page.text_length < UNREADABLE_PAGE:
        return Inconclusive(_("the page shows its text only to a browser with JavaScript"))
    return Clear()
