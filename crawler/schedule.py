"""When to look at a board again. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.observation import Observation, Unread
from leaderboards.vocabulary import CheckOutcome

HEALTHY = timedelta(days=1)
UNTOLD = timedelta(days=1)
NO_NETWORK = timedelta(minutes=15)
HISTORICAL = timedelta(days=365)
SAMPLE = timedelta(seconds=4)  # less than between two beats, so that none is missed
# After the first attempt that broke on our side, after the second, and from then on.
_AFTER_OUR_FAULT = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
SOON = timedelta(hours=1)
# A board on which nothing has changed for this many days is looked at a day later each time.
STEADY_DAYS = 14
# What was said in public to be gone is looked at to see it return; later, when it has not for long.
DEAD, LONG_DEAD = timedelta(days=7), timedelta(days=30)
LONG = timedelta(days=90)
# What passes by itself within hours: a quota used up, a Space being built or deleted.
_PASSING = {Unread.RATE_LIMITED, Unread.IN_TRANSITION}


def after_our_fault(attempt: int) -> timedelta:
    """How long a board is left alone when attempt number `attempt` broke on our side; 0: not."""
    last = len(_AFTER_OUR_FAULT)
    return _AFTER_OUR_FAULT[min(attempt, last) - 1] if attempt > 0 else timedelta(0)


@dataclass(frozen=True)
class Past:
    """What earlier looks tell of a board, and how often it may be looked at.

    `unchanged_since` is when something last changed, in how it answers or in what it shows;
    `dead_since` is since when it is said in public that its home fails. None: not known, not so.
    `passing_for` is the time since the check before, where that one met with something passing too.
    """

    unchanged_since: datetime | None = None
    dead_since: datetime | None = None
    soonest: timedelta = HEALTHY
    latest: timedelta = timedelta(days=7)
    passing_for: timedelta = timedelta(0)


def next_look(
    observation: Observation,
    *,
    now: datetime,
    is_sample: bool,
    soonest_suspicion: datetime | None,
    past: Past = Past(),
) -> datetime:
    """The next check's time; a pending suspicion is never left waiting longer than it must be.

    Nor is a board looked at again within the hour, however long a suspicion is waiting already.
    What does not pass, though it should by itself, is asked for ever more seldom.
    """
    if is_sample:
        return now + SAMPLE
    if observation.network_was_down:
        return now + _spread(NO_NETWORK, observation.board)
    homes = [page for page in observation.pages if page.is_home]
    if homes and all(page.unread is Unread.PLATFORM_CLOSED for page in homes):
        return now + _spread(HISTORICAL, observation.board)
    regular = now + _spread(_interval(observation.outcome(), past, now=now), observation.board)
    if any(is_passing(page.unread) for page in homes):
        soon = now + _spread(max(SOON, 2 * past.passing_for), observation.board)
        regular = min(regular, soon)
    return min(regular, max(soonest_suspicion, now + SOON)) if soonest_suspicion else regular


def is_passing(unread: str | None) -> bool:
    return unread in _PASSING


def _interval(outcome: CheckOutcome, past: Past, *, now: datetime) -> timedelta:
    """A day; longer for what is known to be steady, or known to be dead."""
    match outcome:
        case CheckOutcome.OK if past.unchanged_since:
            steady = (now - past.unchanged_since) / STEADY_DAYS
            return min(max(steady, past.soonest), past.latest)
        case CheckOutcome.FAILED if past.dead_since:
            return LONG_DEAD if now - past.dead_since >= LONG else DEAD
        case CheckOutcome.COULD_NOT_CHECK:
            return UNTOLD
        case _:
            return past.soonest


def _spread(interval: timedelta, board: str) -> timedelta:
    """The interval, up to a tenth longer, the same for a board each time.

    So boards that were imported together do not stay in step with each other for years.
    """
    number = int.from_bytes(hashlib.sha256(board.encode()).digest()[:4], "big")
    return interval * (1 + 0.1 * number / 0xFFFFFFFF)
