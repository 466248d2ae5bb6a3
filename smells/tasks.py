"""The doors through which Celery comes in: ids as arguments, everything read again."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from crawler.models import Schedule
from smells import asked_checks
from smells.due import schedule_new_boards
from smells.recheck import recheck_if_free
from smells.retention import forget_old_snapshots, forget_unlinked_addresses


@shared_task(name="smells.tasks.send_due_boards")
def send_due_boards() -> int:
    """Hand the boards whose time has come to the workers. Returns how many."""
    now = timezone.now()
    schedule_new_boards(now=now)
    board_ids = Schedule.objects.to_send(now, most_waiting=settings.MOST_WAITING)
    Schedule.objects.hand_out(board_ids, until=now + timedelta(seconds=settings.RECHECK_SECONDS))
    for board_id in board_ids:
        recheck_board.delay(board_id)
    return len(board_ids)


@shared_task(name="smells.tasks.recheck_board")
def recheck_board(board_id: int) -> None:
    recheck_if_free(board_id, now=timezone.now())


@shared_task(name="smells.tasks.forget_what_is_old")
def forget_what_is_old() -> int:
    """Once a day. Returns how many snapshots were deleted."""
    now = timezone.now()
    forget_unlinked_addresses(now=now)
    return forget_old_snapshots(now=now)


@shared_task(name="smells.tasks.check_asked", expires=asked_checks.MOST_WAIT.total_seconds())
def check_asked(token: str) -> None:
    """Look at the address a visitor asked for, or a long text."""
    asked_checks.look(token, now=timezone.now())
