"""The states of a report and the moves between them, as one table. Pure.

Only `recheck` moves a report on its own; the other actors are people.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from leaderboards.vocabulary import ReportState as State
from smells.rule import Confidence, Confirmation


class Move(StrEnum):
    """What can happen to a report."""

    SUSPECT = "suspect"
    CONFIRM = "confirm"
    CLEAR = "clear"
    RETURN = "return"


TRANSITIONS: dict[tuple[State | None, Move], State] = {
    (None, Move.SUSPECT): State.SUSPECTED,
    (State.SUSPECTED, Move.CONFIRM): State.OPEN,
    (State.SUSPECTED, Move.CLEAR): State.RESOLVED,
    (State.OPEN, Move.CLEAR): State.RESOLVED,
    (State.ACKNOWLEDGED, Move.CLEAR): State.RESOLVED,
    (State.FIX_CLAIMED, Move.CLEAR): State.RESOLVED,
    (State.DISPUTED, Move.CLEAR): State.RESOLVED,
    (State.ACCEPTED, Move.CLEAR): State.RESOLVED,
    (State.REOPENED, Move.CLEAR): State.RESOLVED,
    # What comes back was public once only if it had been opened; see `after_return`.
    (State.RESOLVED, Move.RETURN): State.SUSPECTED,
}


class NotAllowed(ValueError):
    """The table has no such move."""


def move(state: State | None, what: Move) -> State:
    """The state after a move. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, what]
    except KeyError as error:
        raise NotAllowed(f"{what} is not possible from {state}") from error


@dataclass(frozen=True)
class Sightings:
    """How often a smell was seen since it was last suspected; the counted ones only."""

    count: int
    first_at: datetime
    last_counted_at: datetime

    def and_now(self, now: datetime, confirmation: Confirmation) -> "Sightings":
        """One more sighting; it counts only when far enough from the last counted one."""
        if now - self.last_counted_at < confirmation.apart:
            return self
        return Sightings(self.count + 1, self.first_at, now)


def is_confirmed(sightings: Sightings, confirmation: Confirmation, confidence: Confidence) -> bool:
    """Whether a suspicion may be said in public. A hint never may, without a person."""
    if confidence is Confidence.HINT:
        return False
    span = sightings.last_counted_at - sightings.first_at
    return sightings.count >= confirmation.times and span >= confirmation.over


def next_look(sightings: Sightings, confirmation: Confirmation) -> timedelta:
    """How long to wait until another sighting would count."""
    return max(confirmation.apart, timedelta(0))
