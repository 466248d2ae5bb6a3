"""A Hugging Face Space of the board does not exist any more."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import (
    NOT_CHECKED,
    Confidence,
    Confirmation,
    Rule,
    asked_hub,
    finding_on,
    page_by_page,
)
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=48), over=timedelta(days=7)),
    message=_("Hugging Face has no Space at “%(url)s”, and its app address is gone too."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.space is not None:
        return Clear()
    if page.platform is not Platform.HUGGINGFACE:
        return NotApplicable(_("not a Hugging Face Space"))
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(page.unread or NOT_CHECKED)
    if page.failure is Failure.NOT_FOUND and asked_hub(page):
        return finding_on(page, status=page.status)
    return NotApplicable(_("not a Hugging Face Space"))
