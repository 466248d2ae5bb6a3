"""A GitHub repository of the board does not exist any more."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import (
    NO_ANSWER,
    NOT_CHECKED,
    Confidence,
    Confirmation,
    Rule,
    asked_github,
    finding_on,
    page_by_page,
)
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_HARNESS,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=48), over=timedelta(days=7)),
    message=_("GitHub has no public repository at “%(url)s”."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.repository is not None:
        return Clear()
    if page.platform is not Platform.GITHUB:
        return NotApplicable(_("not a GitHub repository"))
    if page.status is None:
        return Inconclusive(page.unread or NO_ANSWER)
    if not asked_github(page):
        return NotApplicable(_("not a GitHub repository"))
    if page.failure is Failure.NOT_FOUND:
        return finding_on(page, status=page.status)
    return Inconclusive(page.unread or NOT_CHECKED)
