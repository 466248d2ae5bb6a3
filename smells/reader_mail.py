"""Mail to readers who gave an address: one link to prove it, and the outcome where they want it.

Nothing that a sender wrote is in the link's mail: whoever types in a stranger's address must not
be able to speak through us. To people with an account `leaderboards.mail.tell` writes.
"""

from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from leaderboards.account.letters import written
from leaderboards.mail import language_of, name_in, tell
from smells.models import PublicReport
from smells.public_report_states import PublicReportState
from smells.report_secrets import proof_of

TASK = "smells.tasks.send_reader_mail"
LINK, OUTCOME = "public_report_link", "public_report_outcome"
ENDED = (PublicReportState.CONFIRMED, PublicReportState.REJECTED, PublicReportState.MERGED)


def send_link(row: PublicReport) -> None:
    """Once the transaction has committed."""
    _later(row, LINK)


def send_outcome(row: PublicReport) -> None:
    """To whoever wished to be told; once the transaction has committed."""
    if not row.wants_outcome:
        return
    if row.reporter is not None:
        tell(row.reporter, OUTCOME, **_plain(row, language_of(row.reporter)))
    elif row.email:
        _later(row, OUTCOME)


def _later(row: PublicReport, name: str) -> None:
    transaction.on_commit(partial(current_app.send_task, TASK, [row.pk, name]))


def deliver(row_id: int, name: str) -> bool:
    """Send it now, if it is still to be sent. After the outcome the address is forgotten."""
    row = PublicReport.objects.select_related("board", "report", "joined").filter(pk=row_id).first()
    if row is None or not row.email or not _is_due(row, name):
        return False
    context = {"site_url": settings.SITE_URL.rstrip("/"), **_plain(row, row.language)}
    if name == LINK:
        context["proof"] = proof_of(row.pk)
    subject, body = written(name, row.language, context)
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[row.email], headers=headers).send()
    if name == OUTCOME:
        PublicReport.objects.filter(pk=row.pk).update(email="")
    return True


def _is_due(row: PublicReport, name: str) -> bool:
    waits = row.state == PublicReportState.UNVERIFIED
    return waits if name == LINK else row.state in ENDED


def _plain(row: PublicReport, language: str) -> dict[str, Any]:
    """What the letters may say, as plain values. Words are put in when it is written."""
    return {
        "board": name_in(language, row.board),
        "board_slug": row.board.slug,
        "state": row.state,
        "is_objection": row.is_objection,
        "answer": row.answer,
        "report_id": row.report_id,
    }
