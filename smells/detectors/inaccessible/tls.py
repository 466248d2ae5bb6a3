"""The certificate of an address is not accepted, so browsers stop before the page."""

from datetime import timedelta

from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NO_ANSWER, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=72), over=timedelta(days=7), at_another_hour=True
    ),
    message=_("Browsers warn before “%(url)s”: its TLS certificate is not accepted."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if not page.url.startswith("https://"):
        return NotApplicable(_("the address does not use TLS"))
    if page.failure is Failure.TLS:
        return finding_on(page, detail=page.detail)
    if page.status is None:
        return Inconclusive(page.unread or NO_ANSWER)
    return Clear()
