"""The board stood on a platform that was shut down."""

from crawler.observation import Observation, Page, Unread
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.CERTAIN,
    confirmation=Confirmation(times=1),
    message=_("The platform that hosted “%(url)s” was shut down."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    """The boards are not accused singly: the platform's end is one incident, linked to each."""
    homes = [page for page in observation.pages if page.is_home]
    closed = [page for page in homes if page.unread is Unread.PLATFORM_CLOSED]
    if not closed:
        if any(page.outcome is CheckOutcome.COULD_NOT_CHECK for page in homes):
            return Inconclusive(_("no home of the board could be looked at"))
        return Clear(frozenset(page.url for page in homes))
    if len(closed) < len(homes):
        return NotApplicable(_("the board has another home"))
    return Found(tuple(_part_of_incident(page) for page in closed))


def _part_of_incident(page: Page) -> Finding:
    return Finding(page.url, {"url": page.url}, incident=page.detail or page.url)
