"""The board stands in a GitHub repository that its owner archived."""

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.CERTAIN,
    confirmation=Confirmation(times=1),
    message=_("The repository “%(repository)s” was archived by its owner."),
)


def detect(observation: Observation) -> Outcome:
    if _lives_elsewhere(observation):
        return NotApplicable("the board has a living home outside the repository")
    return page_by_page(observation, _judge)


def _lives_elsewhere(observation: Observation) -> bool:
    return any(
        page.is_home and page.repository is None and page.outcome is CheckOutcome.OK
        for page in observation.pages
    )


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.repository is None:
        if page.platform is Platform.GITHUB and page.outcome is CheckOutcome.COULD_NOT_CHECK:
            return Inconclusive(page.unread or "not checked")
        return NotApplicable("not a GitHub repository that could be read")
    if page.repository.archived:
        return finding_on(
            page,
            repository=page.repository.full_name,
            archived_at=page.repository.archived_at,
            pushed_at=page.repository.pushed_at,
        )
    return Clear()
