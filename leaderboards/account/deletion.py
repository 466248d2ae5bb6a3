"""The end of an account: what goes, what stays without a name, and what becomes of its boards."""

from datetime import datetime
from typing import Protocol

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.maintaining import account_ends
from leaderboards.models import Board, Maintainer
from leaderboards.vocabulary import ActorKind, Role


class Before(Protocol):
    def __call__(self, user: User, *, now: datetime) -> None: ...


# Filled when the apps are ready: what no foreign key takes along.
BEFORE: list[Before] = []


def before_deletion(does: Before) -> Before:
    """Register what an app has to do before an account goes, in the same transaction."""
    if does not in BEFORE:
        BEFORE.append(does)
    return does


def boards_without_other_owner(user: User) -> "QuerySet[Board]":
    """The boards that nobody owns any more when this person goes."""
    others = Maintainer.objects.owners().filter(board=OuterRef("pk")).exclude(user=user)
    owned = Board.objects.filter(maintainers__user=user, maintainers__role=Role.OWNER)
    return owned.exclude(Exists(others)).order_by("name")


def delete_account(user: User, *, now: datetime) -> None:
    """Delete a person and all that is theirs.

    What they did stays in the audit log and in the history of reports, by a number that leads to
    nobody any more. Their sessions end everywhere.
    """
    with transaction.atomic():
        account_ends(user, now=now)
        for does in BEFORE:
            does(user, now=now)
        record(
            AuditAction.ACCOUNT_DELETED,
            at=now,
            actor=ActorKind.PERSON,
            person=user,
            subject=f"person:{user.pk}",
            is_public=False,
        )
        for session in UserSession.objects.filter(user=user):
            session.end()
        user.delete()
