"""The settings of a Hugging Face Space keep its app from starting."""

from datetime import timedelta

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.CERTAIN,
    confirmation=Confirmation(times=2, apart=timedelta(hours=24), over=timedelta(hours=24)),
    message=_("The Space “%(space_id)s” cannot start: %(stage)s."),
    passing=(),
)

_MISCONFIGURED = {"CONFIG_ERROR", "NO_APP_FILE"}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    space = page.space
    if space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if space.stage in _MISCONFIGURED:
        return finding_on(
            page,
            space_id=space.space_id,
            stage=space.stage,
            error_message=space.error_message,
        )
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(page.unread or NOT_CHECKED)
    return Clear()
