"""The board stands in a GitHub repository that its owner archived."""

from crawler.observation import Observation, Page, Unread
from leaderboards.vocabulary import CheckOutcome, EntityKind, Platform
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.CERTAIN,
    confirmation=Confirmation(times=1),
    message=_("The repository “%(repository)s” was archived by its owner."),
    passing=("archived_at", "pushed_at"),
)


def detect(observation: Observation) -> Outcome:
    """Only a home counts; and when the board has another, that one must be known to be gone."""
    homes = [page for page in observation.pages if page.is_home]
    others = [page for page in homes if not _is_archived(page) and not _is_closed(page)]
    if len(others) == len(homes):
        return page_by_page(observation, _judge)
    if any(page.outcome is CheckOutcome.OK for page in others):
        return Clear(frozenset(page.url for page in observation.pages if page.repository))
    if others:
        return Inconclusive(_("another home of the board could not be looked at"))
    return page_by_page(observation, _judge)


def _is_archived(page: Page) -> bool:
    return page.repository is not None and page.repository.archived


def _is_closed(page: Page) -> bool:
    return page.unread is Unread.PLATFORM_CLOSED


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.repository is None:
        if page.platform is Platform.GITHUB and page.outcome is CheckOutcome.COULD_NOT_CHECK:
            return Inconclusive(page.unread or NOT_CHECKED)
        return NotApplicable(_("not a GitHub repository that could be read"))
    if page.is_home and page.repository.archived:
        return finding_on(
            page,
            repository=page.repository.full_name,
            archived_at=page.repository.archived_at,
            pushed_at=page.repository.pushed_at,
        )
    return Clear()
