"""The rows behind rights: read, written and ended, each change with its event in the audit log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.models import Board, Claim, Maintainer
from leaderboards.rights import Held, Right
from leaderboards.vocabulary import ActorKind, ClaimState, MaintainerBasis, Role


class NotPossible(ValueError):
    """The rules forbid it; `str()` says why, in the language of whoever reads it."""


@dataclass(frozen=True)
class Deed:
    """Who changes something, and when. `because` is a word of timeline_words.BECAUSE_LABELS."""

    at: datetime
    actor: ActorKind
    by: User | None = None
    reason: str = ""
    because: str = ""


def hold(board: Board) -> None:
    """Keep everybody else from changing the board's people until the transaction ends."""
    Board.objects.select_for_update(no_key=True).values_list("pk").get(pk=board.pk)


def held_by(row: Maintainer) -> Held:
    beside = None
    if row.basis_beside:
        beside = Right(Role(row.role_beside), MaintainerBasis(row.basis_beside))
    return Held(Right(Role(row.role), MaintainerBasis(row.basis)), beside)


def write(row: Maintainer, held: Held) -> None:
    """Save what a person holds, without a word in the log."""
    row.role, row.basis = held.right.role.value, held.right.basis.value
    row.role_beside = held.beside.role.value if held.beside else ""
    row.basis_beside = held.beside.basis.value if held.beside else ""
    if row.basis != MaintainerBasis.CLAIM:
        row.claim = None
    row.save()


def change(row: Maintainer, after: Held, deed: Deed, action: AuditAction | None = None) -> bool:
    """Give a person's row another right. False when it is the one they have already."""
    new = row.pk is None
    before = None if new else held_by(row)
    if before == after:
        return False
    write(row, after)
    told = AuditAction.MAINTAINER_JOINED if new else AuditAction.ROLE_CHANGED
    _record(action or told, row, deed, before=_plain(before), after=_plain(after))
    return True


def end(row: Maintainer, deed: Deed, action: AuditAction = AuditAction.MAINTAINER_REMOVED) -> None:
    """Delete a person's row."""
    before = _plain(held_by(row))
    row.delete()
    _record(action, row, deed, before=before, after={})


def standing_claims(board: Board, user: User) -> "list[Claim]":
    """The claims by which this person has proved that the board is theirs, held like the board.

    To be asked before `hold`: whoever looks at a claim holds it first, and the board then.
    """
    found = Claim.objects.standing().filter(board=board, user=user)
    return list(found.select_for_update(of=("self",), no_key=True).order_by("pk"))


def active_claims(board: Board, user: User) -> "list[Claim]":
    """Those that stand and those that wait for their proof, held in the same way."""
    active = [ClaimState.PENDING, *ClaimState.standing()]
    found = Claim.objects.filter(board=board, user=user, state__in=active)
    return list(found.select_for_update(of=("self",), no_key=True).order_by("pk"))


def withdraw(claims: list[Claim], deed: Deed, *, state: ClaimState = ClaimState.WITHDRAWN) -> None:
    """End claims of a person who gives up the board, or loses it."""
    for claim in claims:
        before, claim.state = claim.state, state.value
        claim.next_look_at = None
        claim.save(update_fields=["state", "next_look_at"])
        record(
            AuditAction.CLAIM_WITHDRAWN if state is ClaimState.WITHDRAWN else AuditAction.REVOKED,
            at=deed.at,
            actor=deed.actor,
            person=deed.by,
            board=claim.board,
            subject=subject_of(claim.user_id),
            reason=deed.reason,
            before={"claim": before},
            after={"claim": claim.state, "proof": claim.proof},
            # That somebody tried, and proved nothing, is not told to everybody.
            is_public=before != ClaimState.PENDING,
        )


def can_be_handed_back(claim: Claim) -> bool:
    """Whether a claim was withdrawn, and no other one has taken its place."""
    alike = Claim.objects.filter(
        board=claim.board, user=claim.user, proof=claim.proof, url=claim.url
    )
    taken = alike.filter(state__in=[ClaimState.PENDING, *ClaimState.standing()])
    return claim.state == ClaimState.WITHDRAWN and not taken.exists()


def hand_back(claim: Claim, deed: Deed) -> None:
    """Let a claim stand again that was withdrawn; its proof is looked at as soon as can be."""
    if claim.state in ClaimState.standing():
        return
    before, claim.state = claim.state, ClaimState.PROVED.value
    claim.next_look_at, claim.failing_since = deed.at, None
    claim.save(update_fields=["state", "next_look_at", "failing_since"])
    record(
        AuditAction.TRANSFER_REVERTED,
        at=deed.at,
        actor=deed.actor,
        person=deed.by,
        board=claim.board,
        subject=subject_of(claim.user_id),
        before={"claim": before},
        after={"claim": claim.state, "proof": claim.proof},
    )


def subject_of(user_id: int) -> str:
    """How the audit log names whom something was done to."""
    return f"person:{user_id}"


def _plain(held: Held | None) -> dict[str, str]:
    if held is None:
        return {}
    told = {"role": held.right.role.value, "basis": held.right.basis.value}
    return told | ({"beside": held.beside.basis.value} if held.beside else {})


def _record(
    action: AuditAction,
    row: Maintainer,
    deed: Deed,
    *,
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    because = {"because": deed.because} if deed.because else {}
    record(
        action,
        at=deed.at,
        actor=deed.actor,
        person=deed.by,
        board=row.board,
        subject=subject_of(row.user_id),
        reason=deed.reason,
        before=before,
        after={**after, **because},
    )
