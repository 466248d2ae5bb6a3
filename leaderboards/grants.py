"""What curators decide about a board's people, each with a reason that stands in the audit log."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import (
    Deed,
    NotPossible,
    active_claims,
    change,
    end,
    held_by,
    hold,
    subject_of,
    withdraw,
)
from leaderboards.joined_boards import with_joined
from leaderboards.mail import name_for, tell
from leaderboards.maintaining import claim_ended
from leaderboards.models import AuditEvent, Board, Claim, Maintainer
from leaderboards.people import is_curator
from leaderboards.rights import Right, with_more
from leaderboards.unowned import settle
from leaderboards.vocabulary import ActorKind, ClaimState, MaintainerBasis, Role

# How long somebody whose claim was revoked cannot claim the board, by whatever proof.
BARRED_FOR = timedelta(days=30)


def grant(
    board: Board, user: User, *, role: Role, by: User, reason: str, now: datetime
) -> Maintainer:
    """Make somebody a maintainer, or an editor an owner. Raises NotPossible."""
    deed = _deed(by, reason, now)
    if user == by:
        raise NotPossible(_("Nobody grants a right to themselves. Ask another curator."))
    with transaction.atomic():
        hold(board)
        row = board.maintainers.filter(user=user).first()
        after = with_more(held_by(row) if row else None, Right(Role(role), MaintainerBasis.GRANT))
        row = row or Maintainer(board=board, user=user, since=now)
        if not change(row, after, deed, AuditAction.GRANTED):
            raise NotPossible(_("This person has that right already."))
        told = {"board": name_for(user, board), "slug": board.slug, "reason": reason}
        tell(user, "right_granted", role=row.role, **told)
    return row


def revoke(board: Board, user: User, *, by: User, reason: str, now: datetime) -> None:
    """End everything a person may do at a board, their claims included, also those that wait.

    Raises NotPossible.
    """
    deed = _deed(by, reason, now)
    with transaction.atomic():
        claims = active_claims(board, user)
        hold(board)
        row = board.maintainers.select_related("user", "board").filter(user=user).first()
        if row is None:
            raise NotPossible(_("This person does not maintain the board any more."))
        withdraw(claims, deed, state=ClaimState.REVOKED)
        end(row, deed, AuditAction.REVOKED)
        # What a curator took away is not to be had back by reverting a transfer.
        board.transfers.filter(former_owner=user, revert_until__gt=now).update(revert_until=now)
        told = {"board": name_for(user, board), "slug": board.slug, "reason": reason}
        tell(user, "right_revoked", **told)
        settle(board, deed)


def revoke_claim(claim: Claim, *, by: User, reason: str, now: datetime) -> None:
    """End one claim, what rests on it, and those of the person that wait for their proof.

    Raises NotPossible when it does not stand.
    """
    deed = _deed(by, reason, now)
    with transaction.atomic():
        active = active_claims(claim.board, claim.user)
        found = next((one for one in active if one == claim), None)
        if found is None or found.state not in ClaimState.standing():
            raise NotPossible(_("This claim gives no right any more."))
        waiting = [one for one in active if one.state == ClaimState.PENDING]
        withdraw([found, *waiting], deed, state=ClaimState.REVOKED)
        claim_ended(found, now=now, by=by, reason=reason)
        if not claim.board.maintainers.filter(user=claim.user).exists():
            mine = claim.board.transfers.filter(former_owner=claim.user, revert_until__gt=now)
            mine.update(revert_until=now)


def barred_until(board: Board, user: User, *, now: datetime) -> datetime | None:
    """Until when a revoked claim keeps this person from claiming the board, by any proof."""
    revoked = AuditEvent.objects.filter(
        board_id__in=with_joined(board),
        action=AuditAction.REVOKED,
        subject=subject_of(user.pk),
        after__claim=ClaimState.REVOKED.value,
        at__gt=now - BARRED_FOR,
    )
    last = revoked.order_by("-at").values_list("at", flat=True).first()
    return last + BARRED_FOR if last else None


def _deed(by: User, reason: str, now: datetime) -> Deed:
    if not is_curator(by):
        raise NotPossible(_("Only curators may do this."))
    if not reason.strip():
        raise NotPossible(_("Give a reason; it stands in the audit log."))
    return Deed(now, ActorKind.CURATOR, by, reason=reason.strip())
