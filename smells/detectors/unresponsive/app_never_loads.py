"""The app of a Hugging Face Space answers, and the call that fills its ranking fails."""

from datetime import timedelta

from crawler.content import CallFailure, Content, LoadEvent
from crawler.observation import Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, LocationRole
from smells.judging.reading import NOT_LOADED, NOT_READ
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=24), over=timedelta(hours=48), at_another_hour=True
    ),
    message=_(
        "The app of the Space “%(space_id)s” answers, but its ranking never loads: the call"
        " “%(function)s” fails."
    ),
    passing=(),
)

_SHOWS_A_RANKING = {LocationRole.HOME, LocationRole.MIRROR}
_MEANS = {CallFailure.ERROR: Failure.SERVER_ERROR, CallFailure.NO_ANSWER: Failure.TIMEOUT}


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if page.outcome is not CheckOutcome.OK:
        return Inconclusive(page.unread or NOT_CHECKED)
    if page.content is None:
        return Inconclusive(NOT_READ)
    filled = [table for table in page.content.tables if table.loaded and table.data_rows()]
    if any(table.is_ranking for table in filled) or not _SHOWS_A_RANKING & set(page.roles):
        return Clear()
    failed = [event for event in page.content.load_events if event.failure]
    if not failed:
        return _without_failure(page.content)
    # A visitor may see the ranking in a part that we cannot see, or do not take for one.
    is_all = len(failed) == len(page.content.load_events)
    if filled or page.content.unseen_parts or not is_all:
        return Inconclusive(_("the ranking may stand in another part of the app"))
    return _finding(page, failed[0])


def _without_failure(content: Content) -> Clear | Inconclusive:
    if content.unread:
        return Inconclusive(content.unread[0])
    return Inconclusive(NOT_LOADED) if content.load_events else Clear()


def _finding(page: Page, event: LoadEvent) -> Finding:
    return finding_on(
        page,
        space_id=page.space.space_id if page.space else None,
        function=event.function,
        failure=_MEANS[event.failure] if event.failure else None,
        error_message=event.error,
    )
