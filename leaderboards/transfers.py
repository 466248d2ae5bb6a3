"""Handing a board on to another maintainer, and taking it back within seven days.

It holds at once. The former owner is told by mail, since it may have been somebody else in their
name, and can revert it alone, whatever the new owner has changed since. After that it stands.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import Deed, NotPossible, change, held_by, hold, subject_of
from leaderboards.mail import name_for, tell
from leaderboards.models import Board, Transfer
from leaderboards.people import standings
from leaderboards.permissions import Action, may
from leaderboards.rights import Right, with_more, with_role
from leaderboards.roles_before import rights_of, take_back
from leaderboards.unowned import is_rooted, settle
from leaderboards.vocabulary import ActorKind, MaintainerBasis, Role

REVERT_WITHIN = timedelta(days=7)


def transfer(board: Board, *, former: User, new: User, now: datetime) -> Transfer:
    """`new`, a maintainer, becomes an owner, and `former` an editor. Raises NotPossible.

    Asked twice, or by two owners at once, each finds what the one before has left.
    """
    deed = Deed(now, ActorKind.MAINTAINER, former)
    with transaction.atomic():
        hold(board)
        if not may(standings(former, board), Action.TRANSFER):
            raise NotPossible(_("You are not an owner of this board any more."))
        rows = {row.user_id: row for row in board.maintainers.select_related("user", "board")}
        if former == new or new.pk not in rows:
            raise NotPossible(_("Choose another person who maintains this board."))
        made = Transfer.objects.create(
            board=board,
            former_owner=former,
            new_owner=new,
            at=now,
            revert_until=now + REVERT_WITHIN,
            before=rights_of(rows.values()),
        )
        _told(AuditAction.TRANSFERRED, made, deed)
        # Nobody hands on more than they have: who was only invited makes nobody outlast the others.
        rooted = is_rooted(rows[former.pk])
        basis = MaintainerBasis.TRANSFER if rooted else MaintainerBasis.INVITATION
        given = Right(Role.OWNER, basis)
        change(rows[new.pk], with_more(held_by(rows[new.pk]), given), deed)
        change(rows[former.pk], with_role(held_by(rows[former.pk]), Role.EDITOR), deed)
        _tell_owners(made)
    return made


def revert(made: Transfer, *, by: User, now: datetime) -> None:
    """The former owner takes the board back; people are again what they were before.

    Who has proved since that the board is theirs stays, and so does what a curator decided.
    Raises NotPossible.
    """
    deed = Deed(now, ActorKind.MAINTAINER, by, because="transfer-reverted")
    with transaction.atomic():
        made, later = _held(made)
        if refusal := why_not(made, by, now=now):
            raise NotPossible(refusal)
        take_back(made, deed)
        for each in [made, *later]:
            each.reverted_at = now
            each.save(update_fields=["reverted_at"])
        _told(AuditAction.TRANSFER_REVERTED, made, deed)
        settle(made.board, deed)
        tell(made.new_owner, "transfer_reverted", **_board_for(made.new_owner, made.board))


def to_revert(board: Board, person: User, *, now: datetime) -> Transfer | None:
    """The newest transfer of this board that this person may still take back."""
    rows = board.transfers.filter(former_owner=person, reverted_at__isnull=True)
    return rows.filter(revert_until__gt=now).select_related("new_owner").first()


def why_not(made: Transfer, person: User, *, now: datetime) -> str:
    """Why this person cannot revert it now, for them to read; empty when they can."""
    if made.former_owner != person:
        return str(_("Only the former owner can revert this."))
    if made.reverted_at:
        return str(_("This has been reverted already."))
    if now >= made.revert_until:
        return str(_("The time in which this could be reverted is over."))
    return ""


def _held(made: Transfer) -> tuple[Transfer, list[Transfer]]:
    """The row anew, and those that were made on top of it, with the board held."""
    hold(made.board)
    rows = made.board.transfers.select_related("board", "former_owner", "new_owner")
    later = rows.filter(pk__gt=made.pk, reverted_at__isnull=True)
    return rows.get(pk=made.pk), list(later)


def _told(action: AuditAction, made: Transfer, deed: Deed) -> None:
    record(
        action,
        at=deed.at,
        actor=deed.actor,
        person=deed.by,
        board=made.board,
        subject=subject_of(made.new_owner_id),
    )


def _board_for(user: User, board: Board) -> dict[str, str]:
    return {"board": name_for(user, board), "slug": board.slug}


def _tell_owners(made: Transfer) -> None:
    """Those who were one and are one now, and all that were owners beside them."""
    tell(
        made.former_owner,
        "board_handed_over",
        **_board_for(made.former_owner, made.board),
        person=made.new_owner.get_username(),
        transfer=made.pk,
        until=f"{made.revert_until:%Y-%m-%d %H:%M} UTC",
    )
    told = _board_for(made.new_owner, made.board)
    tell(made.new_owner, "role_changed", **told, role=Role.OWNER.value)
    beside = made.board.maintainers.owners().exclude(user=made.new_owner)
    for row in beside.select_related("user"):
        tell(
            row.user,
            "owner_changed",
            **_board_for(row.user, made.board),
            former=made.former_owner.get_username(),
            person=made.new_owner.get_username(),
        )
