"""The doors through which Celery comes in: ids and plain values as arguments."""

import smtplib
from typing import Any

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from leaderboards.account import letters, unused

# The mail server or the database is away: asked again, ever less often, for about three hours.
PATIENT: dict[str, Any] = {
    "autoretry_for": (OSError, smtplib.SMTPException, OperationalError, InterfaceError),
    "retry_backoff": 30,
    "retry_backoff_max": 3600,
    "max_retries": 8,
}


@shared_task(name="leaderboards.tasks.send_mail", **PATIENT)
def send_mail(user_id: int, name: str, context: dict[str, Any]) -> bool:
    """Send one letter. Returns whether there was somebody to send it to."""
    return letters.send(user_id, name, context)


@shared_task(name="leaderboards.tasks.post_mail", **PATIENT)
def post_mail(subject: str, body: str, to: list[str]) -> bool:
    """Send a letter that is written already. Returns whether its address was taken."""
    return letters.post(subject, body, to)


@shared_task(name="leaderboards.tasks.forget_unused_accounts")
def forget_unused_accounts() -> int:
    """Once a day. Returns how many accounts that nobody ever used were deleted."""
    return unused.forget_unused_accounts(now=timezone.now())
