"""The doors through which Celery comes in: ids as arguments, everything read again."""

from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from crawler import opt_outs
from crawler.breaker import let_through
from crawler.leases import Schedule
from crawler.mishaps import AROUND_US
from leaderboards.celery import is_ending
from smells import archive, asked_checks, passing_time, retention
from smells.batch import recheck_boards, recheck_if_free
from smells.due import in_batches, keep_queue_whole, taken_back_unless_sent
from smells.tasks_desk import recheck_board_now as recheck_board_now
from smells.tasks_desk import send_asked_rechecks as send_asked_rechecks
from smells.tasks_notices import deliver_greeting as deliver_greeting
from smells.tasks_notices import forget_old_messages as forget_old_messages
from smells.tasks_notices import send_digests as send_digests
from smells.tasks_notices import send_webhooks as send_webhooks
from smells.tasks_readers import forget_unproved_reports as forget_unproved_reports
from smells.tasks_readers import send_reader_mail as send_reader_mail

# When the database or the broker is away. What is given up then is sent again by the beat.
PATIENT: dict[str, Any] = {
    "autoretry_for": AROUND_US,
    "retry_backoff": 2,
    "retry_backoff_max": 60,
    "max_retries": 3,
}


@shared_task(name="smells.tasks.send_due_boards")
def send_due_boards() -> int:
    """Hand the boards whose time has come to the workers. Returns how many."""
    now = timezone.now()
    keep_queue_whole(now=now)
    opt_outs.publish()
    due = Schedule.objects.to_send(now, most_waiting=settings.MOST_WAITING)
    board_ids = let_through(due, now=now)
    sent = Schedule.objects.hand_out(board_ids, now=now)
    with taken_back_unless_sent(sent) as unsent:
        for batch in in_batches(sent):
            queue = "quick" if batch[0].board.is_sample else "celery"
            recheck_batch.apply_async([[row.board_id for row in batch]], queue=queue)
            unsent.difference_update(batch)
    return len(sent)


@shared_task(name="smells.tasks.recheck_batch", **PATIENT)
def recheck_batch(board_ids: list[int]) -> None:
    for _ in recheck_boards(board_ids, should_stop=is_ending.is_set):
        pass


@shared_task(name="smells.tasks.recheck_board", **PATIENT)
def recheck_board(board_id: int) -> None:
    recheck_if_free(board_id, now=timezone.now())


@shared_task(name="smells.tasks.forget_what_is_old")
def forget_what_is_old() -> int:
    """Once a day. Returns how many checks and snapshots were deleted."""
    return retention.forget_what_is_old(now=timezone.now())


@shared_task(name="smells.tasks.let_time_pass", **PATIENT)
def let_time_pass() -> int:
    """Every ten minutes. Returns how many reports moved because a time was over."""
    return passing_time.let_time_pass(now=timezone.now())


@shared_task(name="smells.tasks.look_for_copies")
def look_for_copies() -> int:
    """Every hour. Returns how many archived copies of dead boards were found."""
    return archive.look_for_copies(now=timezone.now())


@shared_task(name="smells.tasks.check_asked", expires=asked_checks.MOST_WAIT.total_seconds())
def check_asked(token: str) -> None:
    """Look at the address a visitor asked for, or a long text."""
    asked_checks.look(token, now=timezone.now())
