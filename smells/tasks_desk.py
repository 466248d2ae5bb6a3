"""The doors of the maintainer's desk through which Celery comes in."""

from typing import Any

from celery import Task, shared_task
from django.utils import timezone

from smells import recheck_now

TRY_AGAIN = 2  # seconds; another worker holds the board


@shared_task(name=recheck_now.TASK, bind=True, max_retries=None)
def recheck_board_now(self: "Task[Any, None]", asked_id: int) -> None:
    """Ends by itself: after ten minutes nobody waits any more, and there is nothing to do."""
    if not recheck_now.look(asked_id, now=timezone.now()):
        raise self.retry(countdown=TRY_AGAIN)


@shared_task(name="smells.tasks.send_asked_rechecks")
def send_asked_rechecks() -> int:
    """Every minute. Returns how many were sent again."""
    return recheck_now.send_again(now=timezone.now())
