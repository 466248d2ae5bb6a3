"""A Hugging Face Space runs, and the address of its app fails all the same."""

from datetime import timedelta
from http import HTTPStatus

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=24), over=timedelta(hours=48), at_another_hour=True
    ),
    message=_("The Space “%(space_id)s” is said to run, but its app fails: %(failure)s."),
    passing=("status",),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    space = page.space
    if space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if page.outcome is not CheckOutcome.OK:
        return Inconclusive(page.unread or NOT_CHECKED)
    if space.app_failure:
        return finding_on(
            page,
            space_id=space.space_id,
            stage=space.stage,
            status=space.app_status,
            failure=space.app_failure,
        )
    if space.app_status == HTTPStatus.OK:
        return Clear()
    return Inconclusive(_("its app was not asked, or did not say how it is"))
