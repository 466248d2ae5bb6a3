"""Open invitations of a board, and their end when nobody is left who could have invited."""

from datetime import datetime

from django.db import models

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import Deed
from leaderboards.models import Board, Invitation


def still_open(board: Board, now: datetime) -> "models.QuerySet[Invitation]":
    """The links that somebody could still use."""
    return board.invitations.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )


def withdraw_open(board: Board, deed: Deed) -> None:
    for invitation in still_open(board, deed.at):
        withdraw_one(invitation, deed)


def withdraw_one(invitation: Invitation, deed: Deed) -> None:
    invitation.withdrawn_at = deed.at
    invitation.save(update_fields=["withdrawn_at"])
    record(
        AuditAction.INVITATION_WITHDRAWN,
        at=deed.at,
        actor=deed.actor,
        person=deed.by,
        board=invitation.board,
        subject=f"invitation:{invitation.pk}",
        before={"role": invitation.role},
        after={"because": deed.because} if deed.because else {},
        is_public=False,
    )
