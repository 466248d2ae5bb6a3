"""A Hugging Face Space has been building or starting for days, on one revision."""

from datetime import timedelta

from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=24), over=timedelta(hours=48)),
    message=_("The Space “%(space_id)s” does not get beyond the state %(stage)s."),
    same="revision",
    passing=("revision",),
)

_ON_THE_WAY = {"BUILDING", "APP_STARTING"}
_ARRIVED = {
    *("RUNNING", "RUNNING_BUILDING", "RUNNING_APP_STARTING", "SLEEPING", "STOPPED", "PAUSED"),
    *("RUNTIME_ERROR", "BUILD_ERROR", "CONFIG_ERROR", "NO_APP_FILE"),
}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    space = page.space
    if space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if space.stage in _ARRIVED or (space.sdk == "static" and not space.stage):
        return Clear()
    if space.stage not in _ON_THE_WAY or not space.revision:
        return Inconclusive(page.unread or NOT_CHECKED)
    if timedelta(seconds=space.startup_seconds) > rule.confirmation.over:
        return Inconclusive(_("it allows itself more time to start than we wait"))
    return finding_on(page, space_id=space.space_id, stage=space.stage, revision=space.revision)
