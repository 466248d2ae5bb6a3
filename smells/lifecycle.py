"""The states of a report, and all moves between them as one table. Pure.

What looks do by it is decided in moves_of_looks.py, what people do in moves_of_people.py; how
sightings add up in counting.py. The reasoning is told in docs/confirmation.md.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leaderboards.vocabulary import ReportState as State
from smells.counting import Sightings


class Move(StrEnum):
    """What can happen to a report: first what looks and the clock do, then what people do."""

    SUSPECT = "suspect"
    CONFIRM = "confirm"
    CLEAR = "clear"
    TAKE_BACK = "take-back"
    DISMISS_AGAIN = "dismiss-again"
    STILL_SEE = "still-see"
    FIND_MORE = "find-more"
    EXPIRE = "expire"

    ACKNOWLEDGE = "acknowledge"
    CLAIM_FIX = "claim-fix"
    VERIFY = "verify"
    DISPUTE = "dispute"
    WITHDRAW_DISPUTE = "withdraw-dispute"
    DISMISS = "dismiss"
    UPHOLD = "uphold"
    ACCEPT = "accept"
    END_ACCEPTANCE = "end-acceptance"
    CONFIRM_HINT = "confirm-hint"


class Reason(StrEnum):
    """Why an event was written; `move_labels.REASON_LABELS` has the words."""

    FIRST_SEEN = "first-seen"
    SEEN_AGAIN = "seen-again"
    COUNT_RESTARTED = "count-restarted"
    CONFIRMED = "confirmed"
    HELD = "held"
    HOLD_OVER = "hold-over"
    STILL_SEEN = "still-seen"
    NEW_EVIDENCE = "new-evidence"
    NOT_COUNTED = "not-counted"

    SUSPICION_LIFTED = "suspicion-lifted"
    MENDED_IN_TIME = "mended-in-time"
    FIXED = "fixed"
    REMOVED_BY_OWNER = "removed-by-owner"
    SUPERSEDED = "superseded"
    NO_LONGER_DETECTED = "no-longer-detected"
    RULE_WITHDRAWN = "rule-withdrawn"

    ACKNOWLEDGED = "acknowledged"
    FIX_CLAIMED = "fix-claimed"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    DISPUTE_WITHDRAWN = "dispute-withdrawn"
    DISMISSED = "dismissed"
    UPHELD = "upheld"
    ACCEPTED = "accepted"
    ACCEPTANCE_ENDS = "acceptance-ends"
    ACCEPTANCE_ENDED = "acceptance-ended"
    ACCEPTANCE_EXPIRED = "acceptance-expired"
    HINT_CONFIRMED = "hint-confirmed"
    READER_CONFIRMED = "reader-confirmed"


_SEEN_OPEN = (State.OPEN, State.REOPENED, State.ACKNOWLEDGED, State.FIX_CLAIMED)

TRANSITIONS: dict[tuple[State | None, Move], State] = {
    (None, Move.SUSPECT): State.SUSPECTED,
    (State.RESOLVED, Move.SUSPECT): State.SUSPECTED,
    (State.SUSPECTED, Move.CONFIRM): State.OPEN,
    # What was public before waits as resolved, until it is confirmed anew.
    (State.RESOLVED, Move.CONFIRM): State.REOPENED,
    (State.SUSPECTED, Move.CLEAR): State.RESOLVED,
    **{(state, Move.CLEAR): State.RESOLVED for state in _SEEN_OPEN},
    (State.DISPUTED, Move.CLEAR): State.RESOLVED,
    (State.ACCEPTED, Move.CLEAR): State.RESOLVED,
    (State.SUSPECTED, Move.TAKE_BACK): State.RESOLVED,
    (State.OPEN, Move.TAKE_BACK): State.RESOLVED,
    (State.REOPENED, Move.TAKE_BACK): State.RESOLVED,
    (State.REOPENED, Move.DISMISS_AGAIN): State.FALSE_POSITIVE,
    (State.FIX_CLAIMED, Move.STILL_SEE): State.ACKNOWLEDGED,
    (State.FALSE_POSITIVE, Move.FIND_MORE): State.REOPENED,
    (State.ACCEPTED, Move.FIND_MORE): State.REOPENED,
    (State.ACCEPTED, Move.EXPIRE): State.OPEN,
    (State.OPEN, Move.ACKNOWLEDGE): State.ACKNOWLEDGED,
    (State.REOPENED, Move.ACKNOWLEDGE): State.ACKNOWLEDGED,
    (State.OPEN, Move.CLAIM_FIX): State.FIX_CLAIMED,
    (State.REOPENED, Move.CLAIM_FIX): State.FIX_CLAIMED,
    (State.ACKNOWLEDGED, Move.CLAIM_FIX): State.FIX_CLAIMED,
    # Also while it is kept from the public: no recheck looks for what a reader saw.
    (State.SUSPECTED, Move.VERIFY): State.RESOLVED,
    **{(state, Move.VERIFY): State.RESOLVED for state in _SEEN_OPEN},
    (State.SUSPECTED, Move.DISPUTE): State.DISPUTED,
    **{(state, Move.DISPUTE): State.DISPUTED for state in _SEEN_OPEN},
    (State.DISPUTED, Move.WITHDRAW_DISPUTE): State.OPEN,
    (State.DISPUTED, Move.DISMISS): State.FALSE_POSITIVE,
    (State.DISPUTED, Move.UPHOLD): State.OPEN,
    (State.SUSPECTED, Move.ACCEPT): State.ACCEPTED,
    (State.OPEN, Move.ACCEPT): State.ACCEPTED,
    (State.REOPENED, Move.ACCEPT): State.ACCEPTED,
    (State.ACKNOWLEDGED, Move.ACCEPT): State.ACCEPTED,
    (State.ACCEPTED, Move.END_ACCEPTANCE): State.OPEN,
    (State.SUSPECTED, Move.CONFIRM_HINT): State.OPEN,
    # Seen again after it was public and resolved: no count reopens a hint.
    (State.RESOLVED, Move.CONFIRM_HINT): State.REOPENED,
}

# What was never public comes back as what it was: a suspicion, with its own way to the public.
NEVER_PUBLIC: dict[tuple[State | None, Move], State] = {
    (State.FALSE_POSITIVE, Move.FIND_MORE): State.SUSPECTED,
    (State.ACCEPTED, Move.FIND_MORE): State.SUSPECTED,
    (State.ACCEPTED, Move.EXPIRE): State.SUSPECTED,
    (State.ACCEPTED, Move.END_ACCEPTANCE): State.SUSPECTED,
    (State.DISPUTED, Move.WITHDRAW_DISPUTE): State.SUSPECTED,
    (State.DISPUTED, Move.UPHOLD): State.SUSPECTED,
}


class NotAllowed(ValueError):
    """A move that the table, or who asks for it, does not allow; `code` says why."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code


def move(state: State | None, what: Move, *, was_public: bool = True) -> State:
    """The state after a move. Raises NotAllowed."""
    hidden = None if was_public else NEVER_PUBLIC.get((state, what))
    try:
        return hidden or TRANSITIONS[state, what]
    except KeyError as error:
        raise NotAllowed("not-possible", f"{what} is not possible from {state}") from error


@dataclass(frozen=True)
class Standing:
    """Where a report stands. `counted` is None while nothing waits to be confirmed.

    `mark` is that of the evidence seen last, `decided_on` that on which it was called false or
    accepted. A confirmed smell is kept from the public until `held_until`, and no later: that day
    stays, whatever people make of the report before it was public.
    """

    state: State
    was_public: bool = False
    counted: Sightings | None = None
    mark: str = ""
    decided_on: str = ""
    held_until: datetime | None = None
    fix_claimed_at: datetime | None = None


@dataclass(frozen=True)
class Moved:
    """One event: a change of state, or something worth noting (then both states are alike)."""

    before: State | None
    after: State
    reason: Reason


@dataclass(frozen=True)
class Step:
    """What is done to one report: where it stands now, and the events that led there."""

    after: Standing
    events: tuple[Moved, ...] = ()
