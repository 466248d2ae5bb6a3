"""Who maintains a board: how rights begin, change and end.

Every function is one transaction with its audit events, and holds the board's row, so that two
people who decide at the same moment decide one after the other. rights.py says which right is
the better one; docs/maintainers.md tells the rules in words.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import (
    Deed,
    NotPossible,
    change,
    end,
    held_by,
    hold,
    standing_claims,
    withdraw,
)
from leaderboards.mail import name_for, tell
from leaderboards.models import Board, Claim, Maintainer
from leaderboards.people import standings
from leaderboards.permissions import Action, may
from leaderboards.rights import Held, Right, with_more, with_role, without_claim
from leaderboards.unowned import is_rooted, is_rooted_owner, settle
from leaderboards.vocabulary import ActorKind, MaintainerBasis, Role

__all__ = [
    "NotPossible",
    "account_ends",
    "change_role",
    "claim_ended",
    "join",
    "leave",
    "remove",
]

_GIVEN_BY = {
    MaintainerBasis.CLAIM: ActorKind.PERSON,
    MaintainerBasis.INVITATION: ActorKind.PERSON,
    MaintainerBasis.TRANSFER: ActorKind.MAINTAINER,
    MaintainerBasis.GRANT: ActorKind.CURATOR,
}


def join(  # noqa: PLR0913  # all but the first two are handed over by name
    board: Board,
    user: User,
    *,
    role: Role,
    basis: MaintainerBasis,
    now: datetime,
    claim: Claim | None = None,
    by: User | None = None,
) -> Maintainer:
    """Give a person a right at a board. What they have already is never made less by it.

    `by` is the curator or owner who gives it; None when the person took it up by themselves.
    """
    given = Right(Role(role), MaintainerBasis(basis))
    with transaction.atomic():
        hold(board)
        row = board.maintainers.filter(user=user).first()
        after = with_more(held_by(row) if row else None, given)
        row = row or Maintainer(board=board, user=user, since=now)
        row.claim = claim or row.claim
        if not change(row, after, Deed(now, _GIVEN_BY[given.basis], by or user)) and claim:
            row.save(update_fields=["claim"])
    return row


def leave(board: Board, user: User, *, now: datetime, because: str = "") -> None:
    """A person gives up every right at a board, and the claims it rests on. Raises NotPossible."""
    deed = Deed(now, ActorKind.MAINTAINER, user, because=because)
    with transaction.atomic():
        claims = standing_claims(board, user)
        hold(board)
        row = board.maintainers.select_related("user").filter(user=user).first()
        if row is None:
            raise NotPossible(_("You do not maintain this board any more."))
        withdraw(claims, deed)
        end(row, deed, AuditAction.MAINTAINER_LEFT)
        settle(board, deed)


def remove(board: Board, user: User, *, by: User, now: datetime) -> None:
    """An owner ends another person's right, unless that person has proved to be an owner.

    Nor does an owner by invitation end that of an owner whose right rests on nobody else's.
    Raises NotPossible.
    """
    deed = Deed(now, ActorKind.MAINTAINER, by)
    with transaction.atomic():
        claims = standing_claims(board, user)
        hold(board)
        row = _to_change(board, user, by=by, action=Action.REMOVE_MAINTAINER)
        if user == by:
            raise NotPossible(_("To end your own right, leave the board."))
        _is_not_proved_owner(row, claims)
        _is_not_above(row, by)
        withdraw(claims, deed)
        end(row, deed)
        told = {"board": name_for(user, board), "slug": board.slug}
        tell(user, "right_ended", **told, why="removed")
        settle(board, deed)


def change_role(board: Board, user: User, *, role: Role, by: User, now: datetime) -> None:
    """An owner makes an editor an owner, or an owner an editor. Raises NotPossible."""
    deed = Deed(now, ActorKind.MAINTAINER, by)
    with transaction.atomic():
        claims = standing_claims(board, user)
        hold(board)
        row = _to_change(board, user, by=by, action=Action.CHANGE_ROLE)
        if row.role == role:
            return
        if role == Role.EDITOR:
            if user != by:
                _is_not_proved_owner(row, claims)
                _is_not_above(row, by)
            _is_not_last_owner(row)
        change(row, _in_role(row, Role(role), by), deed)
        if user != by:
            told = {"board": name_for(user, board), "slug": board.slug}
            tell(user, "role_changed", **told, role=row.role)
        settle(board, deed)


def claim_ended(claim: Claim, *, now: datetime, by: User | None = None, reason: str = "") -> None:
    """A claim gives no right any more (the caller has set its state).

    Another standing claim of the person takes its place; else what they have beside it.
    `by` is the curator who revoked it, with the reason.
    """
    actor = ActorKind.CURATOR if by else ActorKind.CLOCK
    deed = Deed(now, actor, by, reason=reason, because="" if by else "claim-ended")
    with transaction.atomic():
        others = [each for each in standing_claims(claim.board, claim.user) if each != claim]
        hold(claim.board)
        row = claim.board.maintainers.select_related("user", "board").filter(user=claim.user)
        found = row.filter(basis=MaintainerBasis.CLAIM).first()
        if found is None:
            return
        if others:
            found.claim = others[0]
            found.save(update_fields=["claim"])
            return
        _without_claim(found, deed)
        settle(claim.board, deed)


def account_ends(user: User, *, now: datetime) -> None:
    """Whoever deletes their account leaves all their boards. To be called before the deletion."""
    with transaction.atomic():
        for row in user.maintained.select_related("board").order_by("board_id"):
            leave(row.board, user, now=now, because="account-deleted")


def _without_claim(row: Maintainer, deed: Deed) -> None:
    after = without_claim(held_by(row))
    if after is not None:
        change(row, after, deed)
        return
    why = "revoked" if deed.by else "claim-ended"
    told = {"board": name_for(row.user, row.board), "slug": row.board.slug}
    tell(row.user, "right_ended", **told, why=why)
    end(row, deed)


def _to_change(board: Board, user: User, *, by: User, action: Action) -> Maintainer:
    """The row of somebody whom `by` may still decide on, now that the board is held."""
    if not may(standings(by, board), action):
        raise NotPossible(_("You are not an owner of this board any more."))
    row = board.maintainers.select_related("user", "board").filter(user=user).first()
    if row is None:
        raise NotPossible(_("This person does not maintain the board any more."))
    return row


def _in_role(row: Maintainer, role: Role, by: User) -> Held:
    """An owner who was only invited makes nobody an owner who would outlast the others."""
    if role is Role.OWNER and not is_rooted_owner(row.board, by):
        return with_more(held_by(row), Right(role, MaintainerBasis.INVITATION))
    return with_role(held_by(row), role)


def _is_not_above(row: Maintainer, by: User) -> None:
    """Who was only invited does not decide on an owner whose right rests on nobody else's."""
    if is_rooted(row) and not is_rooted_owner(row.board, by):
        raise NotPossible(
            _("You are an owner by invitation. You cannot decide on an owner who is not.")
        )


def _is_not_last_owner(row: Maintainer) -> None:
    """An owner who was only invited goes with the others, so does not count."""
    if not any(map(is_rooted, row.board.maintainers.exclude(pk=row.pk))):
        raise NotPossible(
            _("The last owner cannot become an editor. Hand the board over, or leave it.")
        )


def _is_not_proved_owner(row: Maintainer, claims: list[Claim]) -> None:
    if claims and row.role == Role.OWNER:
        raise NotPossible(
            _("This owner has proved that the board is theirs. Only a curator can end that.")
        )
