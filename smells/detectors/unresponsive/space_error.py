"""The app of a Hugging Face Space crashed or was not built."""

from datetime import timedelta

from crawler.observation import Observation, Page, Unread
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=24), over=timedelta(days=5)),
    message=_("The Space “%(space_id)s” is in the state %(stage)s."),
    same="revision",
    passing=("revision",),
)

_BROKEN = {"RUNTIME_ERROR", "BUILD_ERROR"}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    space = page.space
    if space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if page.unread in (Unread.PLATFORM_TROUBLE, Unread.IN_TRANSITION):
        return Inconclusive(page.unread)
    if space.stage in _BROKEN:
        return finding_on(
            page,
            space_id=space.space_id,
            stage=space.stage,
            error_message=space.error_message,
            revision=space.revision,
        )
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(page.unread or NOT_CHECKED)
    return Clear()
