"""A claim begins, goes on and ends: the only writer of claims but for those who end rights.

Each function is one transaction with its events in the audit log.
"""

from dataclasses import asdict
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from crawler.claims import letters
from crawler.claims.answer import Answer, Verdict
from crawler.claims.offers import is_offered
from crawler.claims.states import MOST_PENDING, Standing, Step, after_look, expired, is_over
from crawler.claims.tokens import new_token
from leaderboards import maintaining
from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.grants import barred_until
from leaderboards.held_rights import subject_of
from leaderboards.models import Board, Claim
from leaderboards.vocabulary import ActorKind, ClaimState, MaintainerBasis, ProofKind, Role

MOST_PENDING_OF_A_BOARD = 5
MOST_PENDING_OF_A_PERSON = 20
_PUBLIC = {AuditAction.CLAIM_PROVED, AuditAction.CLAIM_LAPSED}
_STANDING_OR_WAITING = [ClaimState.PENDING, *ClaimState.standing()]


class NotPossible(ValueError):
    """The rules forbid it; `str()` says why, in the language of whoever reads it."""


def begin(board: Board, user: User, *, proof: ProofKind, url: str, now: datetime) -> Claim:
    """A claim with a token of its own; the one that is there already, if it was begun before.

    Raises NotPossible.
    """
    if not is_offered(board, proof=proof, url=url):
        raise NotPossible(_("This address cannot be claimed in this way."))
    if until := barred_until(board, user, now=now):
        day = until.date().isoformat()
        raise NotPossible(
            _("A curator revoked a claim of yours. You can claim this board again after %(day)s.")
            % {"day": day}
        )
    with transaction.atomic():
        # Held, so that two requests at once cannot make more than a person may have.
        User.objects.select_for_update().values_list("pk").get(pk=user.pk)
        mine = Claim.objects.filter(user=user)
        _expire_all(mine.filter(state=ClaimState.PENDING, expires_at__lte=now), now=now)
        alike = mine.filter(board=board, proof=proof, url=url, state__in=_STANDING_OR_WAITING)
        if there := alike.first():
            return there
        _check_not_too_many(board, user)
        return _made(board, user, proof=proof, url=url, now=now)


def withdraw(claim_id: int, *, now: datetime) -> None:
    """The person takes a claim back, and with it the right that rests on it. Twice is once."""
    with transaction.atomic():
        claim = _held(claim_id)
        if claim is None or claim.state not in _STANDING_OR_WAITING:
            return
        before, stood = claim.state, claim.state in ClaimState.standing()
        claim.state, claim.next_look_at = ClaimState.WITHDRAWN.value, None
        claim.save(update_fields=["state", "next_look_at"])
        _tell_log(claim, AuditAction.CLAIM_WITHDRAWN, at=now, before=before, is_public=stood)
        if stood:
            maintaining.claim_ended(claim, now=now)


def expire(claim_id: int, *, now: datetime) -> None:
    with transaction.atomic():
        _expire_all(Claim.objects.filter(pk=claim_id), now=now)


def take_answer(claim_id: int, answer: Answer, *, now: datetime) -> Claim | None:
    """Write down what a look came to, and what follows. None when the claim had ended meanwhile."""
    with transaction.atomic():
        claim = _held(claim_id)
        if claim is None or claim.state not in _STANDING_OR_WAITING:
            return None
        step = after_look(_standing_of(claim), answer.verdict, now=now, as_of=answer.as_of)
        if step.action is AuditAction.CLAIM_PROVED and barred_until(
            claim.board, claim.user, now=now
        ):
            step = expired(_standing_of(claim))  # begun before a curator revoked the other one
        before = claim.state
        claim.seen, claim.looked_at = answer.plain_seen(), now
        if answer.verdict is Verdict.PROVED and answer.bound_to:
            claim.bound_to = answer.bound_to
        _write(claim, step)
        if step.action:
            _tell_log(claim, step.action, at=now, before=before)
            _follow(claim, step.action, answer, now=now)
    return claim


def _follow(claim: Claim, action: AuditAction, answer: Answer, *, now: datetime) -> None:
    """What a change of a claim does to rights, and who hears of it."""
    match action:
        case AuditAction.CLAIM_PROVED:
            letters.tell_owners(claim)
            owner, by_claim = Role.OWNER, MaintainerBasis.CLAIM
            maintaining.join(
                claim.board, claim.user, role=owner, basis=by_claim, now=now, claim=claim
            )
        case AuditAction.CLAIM_FAILING:
            letters.tell_of_failure(claim, must_sign_in=answer.verdict is Verdict.SIGN_IN)
        case AuditAction.CLAIM_LAPSED:
            maintaining.claim_ended(claim, now=now)
            letters.tell_of_end(claim)


def _made(board: Board, user: User, *, proof: ProofKind, url: str, now: datetime) -> Claim:
    claim = Claim.objects.create(
        board=board,
        user=user,
        proof=proof.value,
        url=url,
        token=new_token(),
        state=ClaimState.PENDING.value,
        created_at=now,
        expires_at=now + MOST_PENDING,
    )
    _tell_log(claim, AuditAction.CLAIM_BEGUN, at=now, before="")
    return claim


def _check_not_too_many(board: Board, user: User) -> None:
    pending = Claim.objects.filter(user=user, state=ClaimState.PENDING)
    if pending.filter(board=board).count() >= MOST_PENDING_OF_A_BOARD:
        raise NotPossible(
            _("You have begun several claims of this board. Prove one of them, or withdraw one.")
        )
    if pending.count() >= MOST_PENDING_OF_A_PERSON:
        raise NotPossible(
            _("You have begun many claims. Prove some of them, or withdraw those you do not need.")
        )


def _held(claim_id: int) -> Claim | None:
    """The claim, held before its board is: everybody takes them in this order."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("board", "user").filter(pk=claim_id).first()


def _expire_all(claims: QuerySet[Claim], *, now: datetime) -> None:
    for claim_id in list(claims.values_list("pk", flat=True)):
        claim = _held(claim_id)
        if claim and is_over(_standing_of(claim), now):
            before, step = claim.state, expired(_standing_of(claim))
            _write(claim, step)
            _tell_log(claim, AuditAction.CLAIM_EXPIRED, at=now, before=before)


def _standing_of(claim: Claim) -> Standing:
    return Standing(
        state=ClaimState(claim.state),
        expires_at=claim.expires_at,
        proved_at=claim.proved_at,
        failing_since=claim.failing_since,
        next_look_at=claim.next_look_at,
    )


def _write(claim: Claim, step: Step) -> None:
    changed = asdict(step.after)
    for name, value in changed.items():
        setattr(claim, name, value)
    claim.state = step.after.state.value
    claim.save(update_fields=[*changed, "seen", "looked_at", "bound_to"])


def _tell_log(
    claim: Claim, action: AuditAction, *, at: datetime, before: str, is_public: bool | None = None
) -> None:
    by_person = action in (AuditAction.CLAIM_BEGUN, AuditAction.CLAIM_WITHDRAWN)
    is_mine = by_person or action is AuditAction.CLAIM_PROVED
    record(
        action,
        at=at,
        actor=ActorKind.PERSON if is_mine else ActorKind.CLOCK,
        person=claim.user if is_mine else None,
        board=claim.board,
        subject=subject_of(claim.user_id),
        before={"claim": before} if before else {},
        after={"claim": claim.state, "proof": claim.proof},
        is_public=action in _PUBLIC if is_public is None else is_public,
    )
