"""What people were before a board was handed over, and how they become it again.

What is put back are roles. Whose right rests on a proof given since keeps it, and what a curator
decided since, or a person for themselves, holds as well.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import (
    Deed,
    NotPossible,
    can_be_handed_back,
    change,
    end,
    hand_back,
    subject_of,
)
from leaderboards.invitation_rows import still_open, withdraw_one
from leaderboards.models import AuditEvent, Claim, Invitation, Maintainer, Transfer
from leaderboards.rights import Held, Right, without_claim
from leaderboards.vocabulary import ActorKind, ClaimState, MaintainerBasis, Role


def rights_of(rows: Iterable[Maintainer]) -> dict[str, dict[str, Any]]:
    """Everybody's right by their id, as plain values."""
    return {
        str(row.user_id): {
            "role": row.role,
            "basis": row.basis,
            "role_beside": row.role_beside,
            "basis_beside": row.basis_beside,
            "claim": row.claim_id,
        }
        for row in rows
    }


def take_back(made: Transfer, deed: Deed) -> None:
    """Give everybody the right they had. Raises NotPossible when the former owner's has ended."""
    _restore_former_owner(made, deed)
    rows = {row.user_id: row for row in made.board.maintainers.select_related("user", "board")}
    for user in User.objects.filter(pk__in=made.before).exclude(pk=made.former_owner_id):
        _restore(made, user, rows.get(user.pk), deed)
    for user_id, row in rows.items():
        if str(user_id) not in made.before:
            _undo_joining(made, row, deed)
    for invitation in still_open(made.board, deed.at).filter(created_at__gte=made.at):
        if invitation.invited_by_id != made.former_owner_id:
            withdraw_one(invitation, deed)


def _restore_former_owner(made: Transfer, deed: Deed) -> None:
    rows = made.board.maintainers.select_related("user", "board")
    row = rows.filter(user=made.former_owner).first()
    held = _had(made, made.former_owner)
    since = _since(made, made.former_owner)
    if held is None or since.filter(_by_who_may(made)).exists():
        raise NotPossible(
            _("What your right rested on has ended since. Claim the board anew instead.")
        )
    _give_back(made, made.former_owner, row, held, deed)


def _restore(made: Transfer, user: User, row: Maintainer | None, deed: Deed) -> None:
    proved_since = Claim.objects.standing().filter(
        board=made.board, user=user, proved_at__gte=made.at
    )
    if proved_since.exists() or _decided_since(made, user):
        return
    if row is None and not _was_removed(made, user):
        return
    if held := _had(made, user):
        _give_back(made, user, row, held, deed)


def _give_back(made: Transfer, user: User, row: Maintainer | None, held: Held, deed: Deed) -> None:
    if held.right.basis is MaintainerBasis.CLAIM:
        claim = Claim.objects.get(pk=made.before[str(user.pk)]["claim"])
        hand_back(claim, deed)
    else:
        claim = None
    row = row or Maintainer(board=made.board, user=user, since=deed.at)
    row.claim = claim
    change(row, held, deed)


def _undo_joining(made: Transfer, row: Maintainer, deed: Deed) -> None:
    """Who came by an invitation of the former owner keeps the role it named; others go."""
    if row.basis not in (MaintainerBasis.INVITATION, MaintainerBasis.TRANSFER):
        return
    if row.since < made.at:
        return
    used = Invitation.objects.filter(
        board=made.board, accepted_by=row.user, invited_by=made.former_owner
    ).first()
    if used is None:
        end(row, deed)
    else:
        change(row, Held(Right(Role(used.role), MaintainerBasis.INVITATION)), deed)


def _had(made: Transfer, user: User) -> Held | None:
    """The person's right before, without a claim that has ended since."""
    before = made.before[str(user.pk)]
    held = _held_before(before)
    if held.right.basis is not MaintainerBasis.CLAIM:
        return held
    claim = Claim.objects.filter(pk=before["claim"]).first()
    stands = claim is not None and (
        claim.state in ClaimState.standing()
        or (_was_removed(made, user) and can_be_handed_back(claim))
    )
    return held if stands else without_claim(held)


def _was_removed(made: Transfer, user: User) -> bool:
    """Whether another maintainer's deed ended this person's right since.

    That the former owner left counts as well: it may have been whoever handed the board on in
    their name.
    """
    ends = (AuditAction.MAINTAINER_REMOVED, AuditAction.MAINTAINER_LEFT)
    last = _since(made, user).filter(action__in=ends).first()
    if last is None:
        return False
    if last.action == AuditAction.MAINTAINER_LEFT:
        return user == made.former_owner
    return last.actor == ActorKind.MAINTAINER or last.after.get("because") == "no-owner"


def _decided_since(made: Transfer, user: User) -> bool:
    """Whether a curator or an owner of their own right decided on them, or they left."""
    events = _since(made, user)
    left = events.filter(action=AuditAction.MAINTAINER_LEFT)
    return events.filter(_by_who_may(made)).exists() or left.exists()


def _by_who_may(made: Transfer) -> models.Q:
    """What curators did, and who was an owner before whose right rested on nobody else's.

    Such an owner had it neither from the former nor from the new one, so their word holds.
    """
    rooted = [
        int(user_id)
        for user_id, before in made.before.items()
        if int(user_id) != made.former_owner_id and _held_before(before).is_rooted
    ]
    return models.Q(actor=ActorKind.CURATOR) | models.Q(person_id__in=rooted)


def _held_before(before: dict[str, Any]) -> Held:
    beside = None
    if before["basis_beside"]:
        beside = Right(Role(before["role_beside"]), MaintainerBasis(before["basis_beside"]))
    return Held(Right(Role(before["role"]), MaintainerBasis(before["basis"])), beside)


def _since(made: Transfer, user: User) -> "models.QuerySet[AuditEvent]":
    return AuditEvent.objects.filter(board=made.board, at__gte=made.at, subject=subject_of(user.pk))
