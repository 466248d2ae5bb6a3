"""The states of a report, the moves between them as one table, and how sightings confirm. Pure.

Only `recheck` moves a report on its own; the other actors are people. The reasoning behind the
figures is told in docs/confirmation.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from leaderboards.vocabulary import ReportState as State
from smells.rule import Confidence, Confirmation

# Sightings this far apart, with nothing known in between, are not one continued trouble.
LAPSE = timedelta(days=30)
# A sighting that is further ahead was dated by a clock that has been put back since. Workers'
# clocks differ by less.
AHEAD = timedelta(days=1)
# What happens at the same hour each time may be a nightly job, not a broken board.
ANOTHER_HOUR = timedelta(hours=3)


class Move(StrEnum):
    """What can happen to a report."""

    SUSPECT = "suspect"
    CONFIRM = "confirm"
    CLEAR = "clear"
    TAKE_BACK = "take-back"


class Reason(StrEnum):
    """Why the checker wrote an event; `labels.REASON_LABELS` has the words."""

    FIRST_SEEN = "first-seen"
    SEEN_AGAIN = "seen-again"
    COUNT_RESTARTED = "count-restarted"
    CONFIRMED = "confirmed"
    SUSPICION_LIFTED = "suspicion-lifted"
    NO_LONGER_DETECTED = "no-longer-detected"
    ADDRESS_WITHDRAWN = "address-withdrawn"
    RULE_WITHDRAWN = "rule-withdrawn"
    NOT_COUNTED = "not-counted"


TRANSITIONS: dict[tuple[State | None, Move], State] = {
    (None, Move.SUSPECT): State.SUSPECTED,
    (State.RESOLVED, Move.SUSPECT): State.SUSPECTED,
    (State.SUSPECTED, Move.CONFIRM): State.OPEN,
    # What was public before waits as resolved, until it is confirmed anew.
    (State.RESOLVED, Move.CONFIRM): State.REOPENED,
    (State.SUSPECTED, Move.CLEAR): State.RESOLVED,
    (State.OPEN, Move.CLEAR): State.RESOLVED,
    (State.ACKNOWLEDGED, Move.CLEAR): State.RESOLVED,
    (State.FIX_CLAIMED, Move.CLEAR): State.RESOLVED,
    (State.DISPUTED, Move.CLEAR): State.RESOLVED,
    (State.ACCEPTED, Move.CLEAR): State.RESOLVED,
    (State.REOPENED, Move.CLEAR): State.RESOLVED,
    (State.SUSPECTED, Move.TAKE_BACK): State.RESOLVED,
    (State.OPEN, Move.TAKE_BACK): State.RESOLVED,
    (State.REOPENED, Move.TAKE_BACK): State.RESOLVED,
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
    """The sightings that count towards a confirmation.

    `basis` is what they must have in common, such as the revision of an app; empty when nothing.
    """

    count: int
    first_at: datetime
    last_counted_at: datetime
    basis: str = ""

    def and_now(self, now: datetime, confirmation: Confirmation, basis: str = "") -> "Sightings":
        """One more sighting: counted, too early to count, or the first of a new count."""
        since = now - self.last_counted_at
        if basis != self.basis or since > LAPSE or since < -AHEAD:
            return begin_count(now, basis)
        if not _counts(now, self.last_counted_at, confirmation):
            return self
        return replace(self, count=self.count + 1, last_counted_at=now)


def begin_count(now: datetime, basis: str = "") -> Sightings:
    return Sightings(1, now, now, basis)


def _counts(now: datetime, last: datetime, confirmation: Confirmation) -> bool:
    if now - last < confirmation.apart:
        return False
    return not confirmation.at_another_hour or _is_another_hour(now, last)


def _is_another_hour(one: datetime, other: datetime) -> bool:
    day = timedelta(days=1)
    apart = (one - other) % day
    return min(apart, day - apart) >= ANOTHER_HOUR


def is_confirmed(sightings: Sightings, confirmation: Confirmation, confidence: Confidence) -> bool:
    """Whether a suspicion may be said in public. A hint never may, without a person."""
    if confidence is Confidence.HINT:
        return False
    span = sightings.last_counted_at - sightings.first_at
    return sightings.count >= confirmation.times and span >= confirmation.over


def next_look(sightings: Sightings, confirmation: Confirmation, *, now: datetime) -> datetime:
    """The earliest time from `now` on at which another sighting would count."""
    when = max(sightings.last_counted_at + confirmation.apart, now)
    while not _counts(when, sightings.last_counted_at, confirmation):
        when += timedelta(hours=1)
    return when


@dataclass(frozen=True)
class Standing:
    """Where a report stands. `counted` is None while nothing waits to be confirmed."""

    state: State
    was_public: bool = False
    counted: Sightings | None = None


@dataclass(frozen=True)
class Moved:
    """One event: a change of state, or a count that began anew (then both states are alike)."""

    before: State | None
    after: State
    reason: Reason


@dataclass(frozen=True)
class Step:
    """What one check does to one report: where it stands now, and the events that led there."""

    after: Standing
    events: tuple[Moved, ...] = ()


def see(
    standing: Standing | None,
    confirmation: Confirmation,
    confidence: Confidence,
    *,
    now: datetime,
    basis: str = "",
) -> Step:
    """The smell was seen. A report that a person called false stays as it is."""
    if standing is None:
        return _suspect(None, confirmation, confidence, begin_count(now, basis))
    if standing.state is State.FALSE_POSITIVE:
        return Step(standing)
    held = standing.counted
    counted = held.and_now(now, confirmation, basis) if held else begin_count(now, basis)
    if standing.state is State.RESOLVED and not standing.was_public:
        return _suspect(standing.state, confirmation, confidence, counted)
    events = []
    if held and standing.state is State.SUSPECTED and counted.first_at != held.first_at:
        events.append(Moved(standing.state, standing.state, Reason.COUNT_RESTARTED))
    return _confirm(replace(standing, counted=counted), confirmation, confidence, events)


def _suspect(
    before: State | None, confirmation: Confirmation, confidence: Confidence, counted: Sightings
) -> Step:
    standing = Standing(move(before, Move.SUSPECT), counted=counted)
    reason = Reason.SEEN_AGAIN if before else Reason.FIRST_SEEN
    moved = Moved(before, standing.state, reason)
    return _confirm(standing, confirmation, confidence, [moved])


def _confirm(
    standing: Standing,
    confirmation: Confirmation,
    confidence: Confidence,
    events: Iterable[Moved],
) -> Step:
    waiting = standing.state in (State.SUSPECTED, State.RESOLVED)
    if not (
        waiting and standing.counted and is_confirmed(standing.counted, confirmation, confidence)
    ):
        return Step(standing, tuple(events))
    state = move(standing.state, Move.CONFIRM)
    moved = Moved(standing.state, state, Reason.CONFIRMED)
    return Step(Standing(state, was_public=True, counted=standing.counted), (*events, moved))


def clear(standing: Standing, reason: Reason) -> Step:
    """The smell is not there any more. Whatever waited to be confirmed is forgotten."""
    if standing.state is State.FALSE_POSITIVE:
        return Step(standing)
    if standing.state is State.RESOLVED:
        return Step(replace(standing, counted=None))
    if standing.state is State.SUSPECTED:
        reason = Reason.SUSPICION_LIFTED  # it was never a public smell
    state = move(standing.state, Move.CLEAR)
    return Step(
        Standing(state, was_public=standing.was_public),
        (Moved(standing.state, state, reason),),
    )


def take_back(standing: Standing, *, confirmed_lately: bool) -> Step:
    """What was seen lately counts for nothing, because an incident or our own fault explains it.

    Whatever waited to be confirmed begins anew. What only became public by those sightings is
    withdrawn, as if it never had been; what a person has taken up since is left to that person.
    """
    state = standing.state
    was_opened = confirmed_lately and state in (State.OPEN, State.REOPENED)
    if state is not State.SUSPECTED and not was_opened:
        return Step(replace(standing, counted=None))
    after = Standing(
        move(state, Move.TAKE_BACK), was_public=standing.was_public and state is not State.OPEN
    )
    return Step(after, (Moved(state, after.state, Reason.NOT_COUNTED),))
