"""Links by which owners let others join. The site sends them to nobody.

A link holds a secret of which only the hash is kept. It serves once, for one board and one role,
for seven days, and only while who made it is an owner of that board.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import Deed, NotPossible, hold
from leaderboards.invitation_rows import still_open, withdraw_one
from leaderboards.link_secrets import hashed, new_token
from leaderboards.mail import name_for, tell
from leaderboards.maintaining import join
from leaderboards.models import Board, Invitation, Maintainer
from leaderboards.people import standings
from leaderboards.permissions import Action, may
from leaderboards.vocabulary import ActorKind, MaintainerBasis, Role

VALID_FOR = timedelta(days=7)
DAY = timedelta(days=1)
MOST_OPEN = 20  # of one board
MOST_A_DAY = 20  # of one board, also withdrawn ones: each stays in the audit log


def invite(
    board: Board, *, role: Role, note: str, by: User, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation, and the secret of its link, which is told only this once.

    Raises NotPossible.
    """
    token = new_token()
    with transaction.atomic():
        hold(board)
        _is_owner(by, board)
        if still_open(board, now).count() >= MOST_OPEN:
            raise NotPossible(
                _("There are %(most)d open invitations already. Withdraw one first.")
                % {"most": MOST_OPEN}
            )
        if board.invitations.filter(created_at__gt=now - DAY).count() >= MOST_A_DAY:
            raise NotPossible(
                _("%(most)d invitations were made in the last 24 hours. Wait until tomorrow.")
                % {"most": MOST_A_DAY}
            )
        invitation = Invitation.objects.create(
            board=board,
            role=Role(role).value,
            token_sha256=hashed(token),
            invited_by=by,
            note=note,
            created_at=now,
            expires_at=now + VALID_FOR,
        )
        record(
            AuditAction.INVITED,
            at=now,
            actor=ActorKind.MAINTAINER,
            person=by,
            board=board,
            subject=f"invitation:{invitation.pk}",
            after={"role": invitation.role},
            is_public=False,
        )
    return invitation, token


def find(token: str) -> Invitation | None:
    found = Invitation.objects.select_related("board", "invited_by")
    return found.filter(token_sha256=hashed(token)).first()


def withdraw(board: Board, invitation_id: int, *, by: User, now: datetime) -> None:
    """Make a link worthless. That of a used or withdrawn one stays as it is."""
    with transaction.atomic():
        hold(board)
        _is_owner(by, board)
        found = still_open(board, now).filter(pk=invitation_id).first()
        if found:
            withdraw_one(found, Deed(now, ActorKind.MAINTAINER, by))


def accept(invitation: Invitation, user: User, *, now: datetime) -> Maintainer:
    """Use the link. Raises NotPossible."""
    with transaction.atomic():
        hold(invitation.board)
        invitation.refresh_from_db()
        if refusal := why_not(invitation, user, now=now):
            raise NotPossible(refusal)
        invitation.accepted_by, invitation.accepted_at = user, now
        invitation.save(update_fields=["accepted_by", "accepted_at"])
        board, role = invitation.board, Role(invitation.role)
        row = join(board, user, role=role, basis=MaintainerBasis.INVITATION, now=now)
        tell(
            invitation.invited_by,
            "invitation_accepted",
            board=name_for(invitation.invited_by, board),
            slug=board.slug,
            role=role.value,
            person=user.get_username(),
        )
    return row


def why_not(invitation: Invitation, user: User, *, now: datetime) -> str:
    """Why this person cannot use this link now, for them to read; empty when they can."""
    if invitation.accepted_at:
        return str(_("This invitation has been used. Ask for a new one."))
    if invitation.withdrawn_at:
        return str(_("This invitation was withdrawn. Ask for a new one."))
    if now >= invitation.expires_at:
        return str(_("This invitation has run out. Ask for a new one."))
    if not may(standings(invitation.invited_by, invitation.board), Action.INVITE):
        return str(_("Whoever made this invitation is not an owner of the board any more."))
    if invitation.invited_by == user:
        return str(_("This is your own invitation. Pass the link on to somebody else."))
    held = invitation.board.maintainers.filter(user=user).values_list("role", flat=True).first()
    if held in (invitation.role, Role.OWNER):
        return str(_("You maintain this board already."))
    return ""


def _is_owner(by: User, board: Board) -> None:
    if not may(standings(by, board), Action.INVITE):
        raise NotPossible(_("You are not an owner of this board any more."))
