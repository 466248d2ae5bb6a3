"""What people may do to a report, and what that makes of it. Pure; the table is lifecycle's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from leaderboards.permissions import Action, may
from leaderboards.permissions import Standing as Place
from leaderboards.vocabulary import ActorKind
from leaderboards.vocabulary import ReportState as State
from smells.lifecycle import Move, Moved, NotAllowed, Reason, Standing, Step, move

ACTION_OF: dict[Move, Action] = {
    Move.ACKNOWLEDGE: Action.ACKNOWLEDGE,
    Move.CLAIM_FIX: Action.CLAIM_FIX,
    Move.ACCEPT: Action.ACCEPT,
    Move.END_ACCEPTANCE: Action.ACCEPT,
    Move.DISPUTE: Action.DISPUTE,
    Move.WITHDRAW_DISPUTE: Action.WITHDRAW,
    Move.CONFIRM_HINT: Action.CONFIRM_HINT,
    Move.DISMISS: Action.DECIDE_DISPUTE,
    Move.UPHOLD: Action.DECIDE_DISPUTE,
    Move.VERIFY: Action.DECIDE_PUBLIC_REPORT,
}
"""Every move of people, in the order in which they are offered."""

NEEDS_WORDS = frozenset({Move.ACCEPT, Move.DISPUTE, Move.DISMISS, Move.UPHOLD})
BY_A_SECOND_PERSON = frozenset({Move.DISMISS, Move.UPHOLD, Move.VERIFY})
# What a board's own file may say, in nobody's name.
BY_A_FILE = frozenset({Move.ACCEPT, Move.END_ACCEPTANCE})

_MAINTAINERS = frozenset({Place.EDITOR, Place.OWNER})
_ACTING_AS: dict[ActorKind, frozenset[Place]] = {
    ActorKind.MAINTAINER: _MAINTAINERS,
    ActorKind.CURATOR: frozenset({Place.CURATOR}),
    ActorKind.PERSON: frozenset({Place.VISITOR, Place.SIGNED_IN}),
}
_REASON: dict[Move, Reason] = {
    Move.ACKNOWLEDGE: Reason.ACKNOWLEDGED,
    Move.CLAIM_FIX: Reason.FIX_CLAIMED,
    Move.ACCEPT: Reason.ACCEPTED,
    Move.END_ACCEPTANCE: Reason.ACCEPTANCE_ENDED,
    Move.EXPIRE: Reason.ACCEPTANCE_EXPIRED,
    Move.DISPUTE: Reason.DISPUTED,
    Move.WITHDRAW_DISPUTE: Reason.DISPUTE_WITHDRAWN,
    Move.CONFIRM_HINT: Reason.HINT_CONFIRMED,
    Move.DISMISS: Reason.DISMISSED,
    Move.UPHOLD: Reason.UPHELD,
    Move.VERIFY: Reason.VERIFIED,
}


class Refusal(StrEnum):
    """Why somebody may not move a report; `move_labels.REFUSAL_LABELS` has the words."""

    NOT_THERE = "not-there"
    NOT_YOURS = "not-yours"
    ALREADY_SO = "already-so"
    NOT_POSSIBLE = "not-possible"
    NEEDS_A_PERSON = "needs-a-person"
    NEEDS_A_SECOND_PERSON = "needs-a-second-person"
    OWN_BOARD = "own-board"
    ONLY_A_RECHECK = "only-a-recheck"
    NEEDS_WORDS = "needs-words"
    NEEDS_AN_END = "needs-an-end"


@dataclass(frozen=True)
class Actor:
    """Who acts, in which role, and all that they are to the board. `person_id`: None, nobody's."""

    kind: ActorKind
    person_id: int | None
    standings: frozenset[Place]

    def may(self, action: Action) -> bool:
        """In the role in which they act: a curator who owns the board acts as one or the other."""
        return may(self.standings & _ACTING_AS.get(self.kind, frozenset()), action)

    @property
    def is_maintainer(self) -> bool:
        return not self.standings.isdisjoint(_MAINTAINERS)


@dataclass(frozen=True)
class Case:
    """A report as people meet it. `disputed_by` is who disputed it, where that is known."""

    standing: Standing
    is_hint: bool = False
    is_of_reader: bool = False
    disputed_by: int | None = None

    @property
    def is_bare_suspicion(self) -> bool:
        """Nobody but the checker has seen it, and it is nobody's business."""
        is_held = self.standing.held_until is not None
        return self.standing.state is State.SUSPECTED and not is_held

    @property
    def is_hint_seen_again(self) -> bool:
        """It was public and resolved, and a look has seen it since."""
        is_back = self.standing.was_public and self.standing.counted is not None
        return self.is_hint and is_back and self.standing.state is State.RESOLVED


def refusal(case: Case, what: Move, actor: Actor) -> Refusal | None:
    """Why this move is not offered; None when it is."""
    if what not in ACTION_OF:
        return Refusal.NOT_POSSIBLE
    if not actor.may(ACTION_OF[what]):
        return Refusal.NOT_YOURS
    if actor.person_id is None and what not in BY_A_FILE:
        return Refusal.NEEDS_A_PERSON
    if reason := _not_possible(case, what):
        return reason
    if what in BY_A_SECOND_PERSON and actor.is_maintainer:
        return Refusal.OWN_BOARD
    if what in (Move.DISMISS, Move.UPHOLD) and actor.person_id == case.disputed_by:
        return Refusal.NEEDS_A_SECOND_PERSON
    return None


def _not_possible(case: Case, what: Move) -> Refusal | None:
    state = case.standing.state
    try:
        move(state, what, was_public=case.standing.was_public)
    except NotAllowed:
        return Refusal.ALREADY_SO if _is_done(state, what) else Refusal.NOT_POSSIBLE
    if what is Move.VERIFY and not case.is_of_reader:
        return Refusal.ONLY_A_RECHECK
    is_open_hint = case.is_hint_seen_again or (case.is_hint and case.is_bare_suspicion)
    if what is Move.CONFIRM_HINT and not is_open_hint:
        is_held = case.is_hint and case.standing.held_until is not None
        return Refusal.ALREADY_SO if is_held else Refusal.NOT_POSSIBLE
    if case.is_bare_suspicion and not (case.is_hint and what in (Move.ACCEPT, Move.CONFIRM_HINT)):
        return Refusal.NOT_POSSIBLE
    return None


_DONE: dict[Move, frozenset[State]] = {
    Move.ACKNOWLEDGE: frozenset({State.ACKNOWLEDGED, State.FIX_CLAIMED}),
    Move.CLAIM_FIX: frozenset({State.FIX_CLAIMED}),
    Move.VERIFY: frozenset({State.RESOLVED}),
    Move.DISPUTE: frozenset({State.DISPUTED, State.FALSE_POSITIVE}),
    Move.WITHDRAW_DISPUTE: frozenset({State.OPEN}),
    Move.DISMISS: frozenset({State.FALSE_POSITIVE}),
    Move.UPHOLD: frozenset({State.OPEN}),
    Move.ACCEPT: frozenset({State.ACCEPTED}),
    Move.END_ACCEPTANCE: frozenset({State.OPEN}),
    Move.CONFIRM_HINT: frozenset({State.OPEN, State.ACKNOWLEDGED}),
}


def _is_done(state: State, what: Move) -> bool:
    return state in _DONE.get(what, frozenset())


def take(
    case: Case, what: Move, *, kind: ActorKind, now: datetime, hold: timedelta | None = None
) -> Step:
    """What the move makes of the report. `hold`: how long its board's maintainers come first.

    Raises NotAllowed when the table has no such move; who may make it is `refusal`'s part.
    """
    before = case.standing
    state = move(before.state, what, was_public=before.was_public)
    after = _AFTER.get(what, _plainly)(replace(before, state=state), now)
    if what is Move.CONFIRM_HINT and kind is ActorKind.MAINTAINER:
        after = replace(after, state=move(state, Move.ACKNOWLEDGE))
    elif what is Move.CONFIRM_HINT and hold and not before.was_public:
        after = replace(before, held_until=now + hold)
    return Step(after, (Moved(before.state, after.state, _REASON[what]),))


def _plainly(standing: Standing, _now: datetime) -> Standing:
    return standing


def _claimed(standing: Standing, now: datetime) -> Standing:
    return replace(standing, fix_claimed_at=now)


def _doubted(standing: Standing, _now: datetime) -> Standing:
    return replace(standing, fix_claimed_at=None)


def _decided(standing: Standing, _now: datetime) -> Standing:
    """From now on, only what differs from this evidence counts. A hold goes on meanwhile."""
    return replace(standing, counted=None, decided_on=standing.mark, fix_claimed_at=None)


def _undecided(standing: Standing, _now: datetime) -> Standing:
    return replace(standing, counted=None, decided_on="", fix_claimed_at=None)


def _published(standing: Standing, _now: datetime) -> Standing:
    return replace(standing, was_public=True)


def _over(standing: Standing, _now: datetime) -> Standing:
    return Standing(standing.state, standing.was_public)


_AFTER: dict[Move, Callable[[Standing, datetime], Standing]] = {
    Move.CLAIM_FIX: _claimed,
    Move.DISPUTE: _doubted,
    Move.DISMISS: _decided,
    Move.ACCEPT: _decided,
    Move.EXPIRE: _undecided,
    Move.END_ACCEPTANCE: _undecided,
    Move.CONFIRM_HINT: _published,
    Move.VERIFY: _over,
}
