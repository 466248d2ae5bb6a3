"""What the schedule has to know of a board beside the look just made."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min

from crawler.models import Schedule, Snapshot
from crawler.observation import Observation
from crawler.schedule import Past, is_passing
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells.models import Report


def past_of(
    board: Board, schedule: Schedule, observation: Observation, *, changed_at: datetime | None
) -> Past:
    """One query: how long nothing changed, or how long it has been publicly dead.

    `schedule` is as the look before left it. `changed_at` is when the board last began or ceased
    to answer somewhere.
    """
    if observation.outcome() is not CheckOutcome.FAILED:
        changes = {board.pk: changed_at}
        return past_of_well([schedule], now=observation.at, changed_at=changes)[board.pk]
    since = _dead_since(board, observation)
    return replace(_past(schedule, now=observation.at), dead_since=since)


def _past(schedule: Schedule, *, now: datetime) -> Past:
    return Past(
        soonest=timedelta(days=settings.RECHECK_SOONEST_DAYS),
        latest=timedelta(days=settings.RECHECK_LATEST_DAYS),
        passing_for=_passing_for(schedule, now=now),
    )


def _passing_for(schedule: Schedule, *, now: datetime) -> timedelta:
    """The time since the check before, where something passing kept that one from telling."""
    if schedule.last_checked_at is None or not is_passing(schedule.last_unread):
        return timedelta(0)
    return max(now - schedule.last_checked_at, timedelta(0))


def past_of_well(
    schedules: Collection[Schedule], *, now: datetime, changed_at: Mapping[int, datetime | None]
) -> dict[int, Past]:
    """The same for boards that are all in order, by their ids, with one query for all."""
    boards = [schedule.board_id for schedule in schedules]
    shown = Snapshot.objects.shown_since(boards)
    return {
        schedule.board_id: replace(
            _past(schedule, now=now),
            unchanged_since=_later(changed_at[schedule.board_id], shown.get(schedule.board_id)),
        )
        for schedule in schedules
    }


def _later(*times: datetime | None) -> datetime | None:
    """How it answers changed last, or something was shown for the first time."""
    return max((at for at in times if at), default=None)


def _dead_since(board: Board, observation: Observation) -> datetime | None:
    failing = [
        page.url
        for page in observation.pages
        if page.is_home and page.outcome is CheckOutcome.FAILED
    ]
    reports = Report.objects.open().filter(board=board, url__in=failing)
    since: datetime | None = reports.aggregate(at=Min("opened_at"))["at"]
    return since
