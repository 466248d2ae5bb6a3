"""An address of the board cannot be connected to: no such name, refused, broken, timed out."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Inconclusive, Outcome
from smells.rule import NO_ANSWER, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=72), over=timedelta(days=7), at_another_hour=True
    ),
    message=_("“%(url)s” could not be reached: %(failure)s."),
    passing=("detail",),
)

_CONNECTION = {
    Failure.NAME_NOT_FOUND,
    Failure.CONNECTION_REFUSED,
    Failure.CONNECTION_BROKEN,
    Failure.TIMEOUT,
}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | Inconclusive:
    if page.failure in _CONNECTION:
        return finding_on(page, failure=page.failure, detail=page.detail)
    if page.status is not None:
        return Clear()  # an answer came, if only a refusal: the server is there
    # Among these are endless redirects, which some sites keep for visitors without cookies.
    return Inconclusive(page.unread or NO_ANSWER)
