"""What smells and their notices keep of a person: for the export, and when an account ends."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from leaderboards.account.deletion import before_deletion
from leaderboards.account.export import part, rows
from smells.models import (
    AskedRecheck,
    AwayNotice,
    DigestSettings,
    PublicReport,
    ReportEvent,
    Subscription,
    Webhook,
)
from smells.public_report_states import PublicReportState


@part("subscriptions")
def subscriptions(user: User) -> list[dict[str, Any]]:
    wished = Subscription.objects.filter(user=user)
    return rows(wished, "board__slug", "is_mine", "smell", "platform", "created_at")


@part("digest")
def digest(user: User) -> list[dict[str, Any]]:
    """Without the key of the link that stops it."""
    return rows(DigestSettings.objects.filter(user=user), "is_on", "every_days", "sent_at")


@part("webhooks")
def webhooks(user: User) -> list[dict[str, Any]]:
    """Without what signs them."""
    made = Webhook.objects.filter(made_by=user)
    return rows(made, "board__slug", "url", "is_on", "created_at", "failures", "stopped_because")


@part("public_reports")
def public_reports(user: User) -> list[dict[str, Any]]:
    what = ("board__slug", "state", "smell", "entity", "url", "evidence_url", "description")
    times = ("created_at", "verified_at", "decided_at", "answer", "language", "email")
    return rows(_written_by(user), *what, *times)


@part("report_events")
def report_events(user: User) -> list[dict[str, Any]]:
    moved = ReportEvent.objects.filter(person=user)
    what = ("report_id", "report__board__slug", "at", "actor", "from_state", "to_state")
    return rows(moved, *what, "reason", "text")


@part("asked_rechecks")
def asked_rechecks(user: User) -> list[dict[str, Any]]:
    return rows(AskedRecheck.objects.filter(person=user), "board__slug", "asked_at", "done_at")


@part("away_notices")
def away_notices(user: User) -> list[dict[str, Any]]:
    return rows(AwayNotice.objects.filter(said_by=user), "since", "until", "text_en", "text_zh")


@before_deletion
def forget_address_of_reporter(user: User, *, now: datetime) -> None:
    """Reports made by readers stay without anything that leads to them."""
    _made_by(user).update(email="", mail_mark="", network="", wants_outcome=False)


def _written_by(user: User) -> "QuerySet[PublicReport]":
    """Without what somebody typed in with the person's address, whose link nobody has opened."""
    is_theirs = Q(reporter=user) | ~Q(state=PublicReportState.UNVERIFIED)
    return _made_by(user).filter(is_theirs)


def _made_by(user: User) -> "QuerySet[PublicReport]":
    """Reports made when signed in, and those that bear an address the person has proved."""
    proved = EmailAddress.objects.filter(user=user, verified=True).values("email")
    return PublicReport.objects.filter(Q(reporter=user) | Q(email__in=proved))
