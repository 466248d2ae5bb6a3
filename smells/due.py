"""Boards that were never looked at get their place in the queue."""

from datetime import datetime

from crawler.models import Schedule
from leaderboards.models import Board


def schedule_new_boards(*, now: datetime) -> int:
    """Give each board without a schedule one that is due at once. Returns how many."""
    new = Board.objects.filter(schedule__isnull=True)
    rows = [Schedule(board=board, next_check_at=now) for board in new.only("pk")]
    Schedule.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)
