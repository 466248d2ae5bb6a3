"""The doors of readers' reports through which Celery comes in."""

import smtplib

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from smells import public_reports, reader_mail


@shared_task(
    name=reader_mail.TASK,
    autoretry_for=(OSError, smtplib.SMTPException, OperationalError, InterfaceError),
    retry_backoff=30,
    retry_backoff_max=3600,
    max_retries=6,
)
def send_reader_mail(report_id: int, name: str) -> bool:
    """Send one letter to a reader. Returns whether there was one to send."""
    return reader_mail.deliver(report_id, name)


@shared_task(name="smells.tasks.forget_unproved_reports")
def forget_unproved_reports() -> int:
    """Every hour. Returns how many were deleted."""
    return public_reports.forget(now=timezone.now())
