"""The board's dataset is given only to those who sign in and ask for it."""

from crawler.observation import Observation, Page, Unread
from leaderboards.vocabulary import CheckOutcome, EntityKind, LocationRole
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_RAW_DATASET,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The dataset at “%(url)s” is open only to those who sign in."),
    passing=("detail",),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if LocationRole.DATASET not in page.roles:
        return NotApplicable(_("not the board's dataset"))
    if page.unread is Unread.LOGIN:
        return finding_on(page, detail=page.detail)
    if page.outcome is not CheckOutcome.OK:
        return Inconclusive(page.unread or NOT_CHECKED)
    return Clear()
