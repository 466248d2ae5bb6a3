"""How a claim goes on after a look, or when its time is over: one function, pure.

| state   | proof seen | not there, or the person must sign in      | could not tell            |
|---------|------------|--------------------------------------------|---------------------------|
| pending | proved     | pending                                    | pending                   |
| proved  | proved     | failing: 14 days of grace                  | proved; looked at daily   |
| failing | proved     | failing; after the grace: lapsed           | failing; lapsed after 28  |

A look that could not tell takes nothing away by itself. Once a proof was seen to be gone, it puts
the end off, and by no more than another grace: else a site that answers nobody kept its rights.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.claims.answer import Verdict
from leaderboards.audit_actions import AuditAction
from leaderboards.vocabulary import ClaimState

GRACE = timedelta(days=14)
LOOK_EVERY = timedelta(days=30)
WHILE_IN_DOUBT = timedelta(days=1)
MOST_PENDING = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """Where a claim stands in time."""

    state: ClaimState
    expires_at: datetime
    proved_at: datetime | None = None
    failing_since: datetime | None = None
    next_look_at: datetime | None = None


@dataclass(frozen=True)
class Step:
    """The claim afterwards, and what is to be written down; None when nothing is to be told."""

    after: Standing
    action: AuditAction | None = None


def is_over(claim: Standing, now: datetime) -> bool:
    """Whether a claim that was never proved has run out."""
    return claim.state is ClaimState.PENDING and now >= claim.expires_at


def expired(claim: Standing) -> Step:
    after = replace(claim, state=ClaimState.EXPIRED, next_look_at=None)
    return Step(after, AuditAction.CLAIM_EXPIRED)


def after_look(
    claim: Standing, verdict: Verdict, *, now: datetime, as_of: datetime | None = None
) -> Step:
    """`as_of` is when what was seen held: a role is as old as the sign-in that told of it."""
    if is_over(claim, now):
        return expired(claim)
    if claim.state not in (ClaimState.PENDING, *ClaimState.standing()):
        return Step(claim)
    if verdict is Verdict.PROVED:
        return _proved(claim, now=now, as_of=as_of or now)
    match claim.state:
        case ClaimState.PENDING:
            missed = verdict is Verdict.NOT_THERE
            return Step(claim, AuditAction.CLAIM_FAILED if missed else None)
        case ClaimState.PROVED:
            return _missed_first(claim, verdict, now=now)
        case _:
            return _missed_again(claim, verdict, now=now)


def _proved(claim: Standing, *, now: datetime, as_of: datetime) -> Step:
    after = replace(
        claim,
        state=ClaimState.PROVED,
        proved_at=claim.proved_at or now,
        failing_since=None,
        next_look_at=as_of + LOOK_EVERY,
    )
    if claim.state is ClaimState.PENDING:
        return Step(after, AuditAction.CLAIM_PROVED)
    found_again = claim.state is ClaimState.FAILING
    return Step(after, AuditAction.CLAIM_FOUND_AGAIN if found_again else None)


def _missed_first(claim: Standing, verdict: Verdict, *, now: datetime) -> Step:
    tomorrow = replace(claim, next_look_at=now + WHILE_IN_DOUBT)
    if verdict is Verdict.COULD_NOT_TELL:
        return Step(tomorrow)
    after = replace(tomorrow, state=ClaimState.FAILING, failing_since=now)
    return Step(after, AuditAction.CLAIM_FAILING)


def _missed_again(claim: Standing, verdict: Verdict, *, now: datetime) -> Step:
    since = claim.failing_since or now
    grace = 2 * GRACE if verdict is Verdict.COULD_NOT_TELL else GRACE
    if now >= since + grace:
        after = replace(claim, state=ClaimState.LAPSED, next_look_at=None)
        return Step(after, AuditAction.CLAIM_LAPSED)
    next_look = now + WHILE_IN_DOUBT
    if now < since + grace < next_look:
        next_look = since + grace
    return Step(replace(claim, failing_since=since, next_look_at=next_look))
