"""What a look, or the taking back of looks, does to a report. Pure; the table is lifecycle's."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leaderboards.vocabulary import ReportState as State
from smells.counting import Sightings, begin_count, is_confirmed, is_enough
from smells.lifecycle import Move, Moved, Reason, Standing, Step, move
from smells.rule import Confidence, Confirmation


@dataclass(frozen=True)
class Look:
    """One sighting: when, on what basis, which evidence, and how it is confirmed here.

    `hold`: how long the smell is kept from the public after it is confirmed.
    """

    confirmation: Confirmation
    confidence: Confidence
    now: datetime
    basis: str = ""
    mark: str = ""
    hold: timedelta | None = None

    def added_to(self, counted: Sightings | None, basis: str | None = None) -> Sightings:
        basis = self.basis if basis is None else basis
        if counted is None:
            return begin_count(self.now, basis)
        return counted.and_now(self.now, self.confirmation, basis)


def see(standing: Standing | None, look: Look) -> Step:
    """The smell was seen. What people decided on this very evidence stays as it is."""
    if standing is None:
        return _suspect(None, look, begin_count(look.now, look.basis))
    if standing.state in (State.FALSE_POSITIVE, State.ACCEPTED):
        return _see_decided(standing, look)
    counted = look.added_to(standing.counted)
    if standing.state is State.RESOLVED and not standing.was_public:
        return _suspect(standing.state, look, counted)
    after = replace(standing, counted=counted)
    if standing.state is not State.RESOLVED:
        after = replace(after, mark=look.mark)
    if standing.state is State.FIX_CLAIMED:
        return _see_after_claim(after, look)
    restarted = standing.counted is not None and counted.first_at != standing.counted.first_at
    if restarted and standing.state is State.SUSPECTED:
        again = Moved(standing.state, standing.state, Reason.COUNT_RESTARTED)
        return _confirm(replace(after, held_until=None), look, (again,))
    return _confirm(after, look, ())


def _suspect(before: State | None, look: Look, counted: Sightings) -> Step:
    standing = Standing(move(before, Move.SUSPECT), counted=counted, mark=look.mark)
    reason = Reason.SEEN_AGAIN if before else Reason.FIRST_SEEN
    return _confirm(standing, look, (Moved(before, standing.state, reason),))


def _see_after_claim(standing: Standing, look: Look) -> Step:
    """A look that began before the claim says nothing of it."""
    if standing.fix_claimed_at and look.now <= standing.fix_claimed_at:
        return Step(standing)
    state = move(standing.state, Move.STILL_SEE)
    moved = Moved(standing.state, state, Reason.STILL_SEEN)
    return Step(replace(standing, state=state, fix_claimed_at=None), (moved,))


def _see_decided(standing: Standing, look: Look) -> Step:
    """Only other evidence, confirmed as at the first time, undoes what people decided."""
    decided_on = standing.decided_on or look.mark
    if look.mark == decided_on:
        return Step(replace(standing, mark=look.mark, decided_on=decided_on, counted=None))
    counted = look.added_to(standing.counted, f"{look.mark} {look.basis}"[:100])
    is_hint = look.confidence is Confidence.HINT
    if not is_enough(counted, look.confirmation) or (is_hint and standing.was_public):
        return Step(replace(standing, mark=look.mark, counted=counted))
    state = move(standing.state, Move.FIND_MORE, was_public=standing.was_public)
    counted = replace(counted, basis=look.basis)
    # Only a person's word held a hint, and people have taken it back.
    is_unsaid = is_hint and standing.state is State.FALSE_POSITIVE
    held_until = None if is_unsaid else standing.held_until
    after = Standing(state, standing.was_public, counted, look.mark, held_until=held_until)
    return _confirm(after, look, (Moved(standing.state, state, Reason.NEW_EVIDENCE),))


def _confirm(standing: Standing, look: Look, events: tuple[Moved, ...]) -> Step:
    before = standing.state
    if before not in (State.SUSPECTED, State.RESOLVED) or standing.counted is None:
        return Step(standing, events)
    if standing.held_until:
        is_over = look.hold is None or look.now >= standing.held_until
        return open_held(standing, events) if is_over else Step(standing, events)
    if not is_confirmed(standing.counted, look.confirmation, look.confidence):
        return Step(standing, events)
    if look.hold and not standing.was_public:
        held = replace(standing, held_until=look.now + look.hold)
        return Step(held, (*events, Moved(before, before, Reason.HELD)))
    state = move(before, Move.CONFIRM)
    after = Standing(state, was_public=True, counted=standing.counted, mark=look.mark)
    return Step(after, (*events, Moved(before, state, Reason.CONFIRMED)))


def open_held(standing: Standing, events: tuple[Moved, ...] = ()) -> Step:
    """The time its maintainers had is over, or nobody is there to be given time."""
    state = move(standing.state, Move.CONFIRM)
    after = replace(standing, state=state, was_public=True, held_until=None)
    return Step(after, (*events, Moved(standing.state, state, Reason.HOLD_OVER)))


def clear(standing: Standing, reason: Reason) -> Step:
    """The smell is not there any more. Whatever waited to be confirmed is forgotten."""
    before = standing.state
    if before is State.FALSE_POSITIVE:
        return Step(replace(standing, counted=None, mark=""))
    if before is State.RESOLVED:
        return Step(replace(standing, counted=None))
    state = move(before, Move.CLEAR)
    moved = Moved(before, state, _why_over(standing, reason))
    return Step(Standing(state, was_public=standing.was_public), (moved,))


def _why_over(standing: Standing, reason: Reason) -> Reason:
    if standing.held_until:
        return Reason.MENDED_IN_TIME
    if standing.state is State.SUSPECTED:
        return Reason.SUSPICION_LIFTED  # it was never a public smell
    is_claimed = standing.state is State.FIX_CLAIMED
    return Reason.FIXED if is_claimed and reason is Reason.NO_LONGER_DETECTED else reason


def take_back(standing: Standing, *, confirmed_lately: bool, dismissed_on: str = "") -> Step:
    """What was seen lately counts for nothing, because an incident or our own fault explains it.

    Whatever waited to be confirmed begins anew. What only became public by those sightings is
    withdrawn, as if it never had been; what a person has taken up since is left to that person.
    `dismissed_on`: the evidence on which people had called it false before it came back by them.
    """
    state = standing.state
    was_opened = confirmed_lately and state in (State.OPEN, State.REOPENED)
    if state is not State.SUSPECTED and not was_opened:
        return Step(replace(standing, counted=None))
    if state is State.REOPENED and dismissed_on:
        after = Standing(move(state, Move.DISMISS_AGAIN), standing.was_public)
        after = replace(after, decided_on=dismissed_on)
    else:
        was_public = standing.was_public and state is not State.OPEN
        after = Standing(move(state, Move.TAKE_BACK), was_public=was_public)
    return Step(after, (Moved(state, after.state, Reason.NOT_COUNTED),))
