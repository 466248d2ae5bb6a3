"""A spreadsheet that was public now asks its readers to sign in."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=2, apart=timedelta(hours=72), over=timedelta(hours=72)),
    message=_("“%(url)s” asks its readers to sign in."),
    passing=("final_url",),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.platform is not Platform.SPREADSHEET:
        return NotApplicable(_("not a spreadsheet"))
    if page.failure is Failure.LOGIN_WALL:
        return finding_on(page, final_url=page.final_url)
    if page.outcome is not CheckOutcome.OK:
        return Inconclusive(page.unread or _("the spreadsheet was not read"))
    return Clear()
