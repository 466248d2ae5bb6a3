"""What curators decide about a board's people, each with a reason that stands in the audit log."""

from datetime import datetime, timedelta

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
    subject_of,
    withdraw,
)
from leaderboards.joined_boards import with_joined
from leaderboards.mail import tell
from leaderboards.maintaining import claim_ended
from leaderboards.models import AuditEvent, Board, Claim, Maintainer
from leaderboards.people import is_curator
from leaderboards.rights import Right, with_more
from leaderboards.unowned import settle
from leaderboards.vocabulary import ActorKind, ClaimState, MaintainerBasis, ProofKind, Role

# How long somebody whose claim was revoked cannot claim the board by the same kind of proof.
BARRED_FOR = timedelta(days=30)


def grant(
    board: Board, user: User, *, role: Role, by: User, reason: str, now: datetime
) -> Maintainer:
    """Make somebody a maintainer, or an editor an owner. Raises NotPossible."""
    deed = _deed(by, reason, now)
    with transaction.atomic():
        hold(board)
        row = board.maintainers.filter(user=user).first()
        after = with_more(held_by(row) if row else None, Right(Role(role), MaintainerBasis.GRANT))
        row = row or Maintainer(board=board, user=user, since=now)
        if not change(row, after, deed, AuditAction.GRANTED):
            raise NotPossible(_("This person has that right already."))
        tell(user, "right_granted", board=board.name, slug=board.slug, role=row.role, reason=reason)
    return row


def revoke(board: Board, user: User, *, by: User, reason: str, now: datetime) -> None:
    """End everything a person may do at a board, their standing claims included.

    Raises NotPossible.
    """
    deed = _deed(by, reason, now)
    with transaction.atomic():
        claims = standing_claims(board, user)
        hold(board)
        row = board.maintainers.select_related("user", "board").filter(user=user).first()
        if row is None:
            raise NotPossible(_("This person does not maintain the board any more."))
        withdraw(claims, deed, state=ClaimState.REVOKED)
        end(row, deed, AuditAction.REVOKED)
        # What a curator took away is not to be had back by reverting a transfer.
        board.transfers.filter(former_owner=user, revert_until__gt=now).update(revert_until=now)
        tell(user, "right_revoked", board=board.name, slug=board.slug, reason=reason)
        settle(board, deed)


def revoke_claim(claim: Claim, *, by: User, reason: str, now: datetime) -> None:
    """End one claim and what rests on it. Raises NotPossible when it does not stand."""
    deed = _deed(by, reason, now)
    with transaction.atomic():
        found = [one for one in standing_claims(claim.board, claim.user) if one == claim]
        if not found:
            raise NotPossible(_("This claim gives no right any more."))
        withdraw(found, deed, state=ClaimState.REVOKED)
        claim_ended(found[0], now=now, by=by, reason=reason)
        if not claim.board.maintainers.filter(user=claim.user).exists():
            mine = claim.board.transfers.filter(former_owner=claim.user, revert_until__gt=now)
            mine.update(revert_until=now)


def barred_until(board: Board, user: User, proof: ProofKind, *, now: datetime) -> datetime | None:
    """Until when a revoked claim keeps this person from claiming the board by the same proof."""
    revoked = AuditEvent.objects.filter(
        board_id__in=with_joined(board),
        action=AuditAction.REVOKED,
        subject=subject_of(user.pk),
        after__claim=ClaimState.REVOKED.value,
        after__proof=ProofKind(proof).value,
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
