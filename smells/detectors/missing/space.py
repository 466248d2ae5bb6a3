"""A Hugging Face Space of the board does not exist any more."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=48), over=timedelta(days=7)),
    message=_("Hugging Face has no Space at “%(url)s”, and its app address is gone too."),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.space is not None:
        return Clear()
    if page.platform is not Platform.HUGGINGFACE or "/spaces/" not in page.url:
        return NotApplicable("not a Hugging Face Space")
    if page.failure is Failure.NOT_FOUND:
        return finding_on(page, status=page.status)
    return Inconclusive(page.unread or "Hugging Face did not answer")
