"""When to look at a board again. Pure."""

import hashlib
from datetime import datetime, timedelta

from crawler.observation import Observation, Unread
from leaderboards.vocabulary import CheckOutcome

HEALTHY = timedelta(days=1)
UNTOLD = timedelta(days=1)
NO_NETWORK = timedelta(minutes=15)
HISTORICAL = timedelta(days=365)
SAMPLE = timedelta(seconds=5)
AFTER_OUR_FAULT = timedelta(hours=1)
SOON = timedelta(hours=1)
# What passes by itself within hours: a quota used up, a Space being built or deleted.
_PASSING = {Unread.RATE_LIMITED, Unread.IN_TRANSITION}


def next_look(
    observation: Observation,
    *,
    now: datetime,
    is_sample: bool,
    soonest_suspicion: datetime | None,
    passing_for: timedelta = timedelta(0),
) -> datetime:
    """The next check's time; a pending suspicion is never left waiting longer than it must be.

    Nor is a board looked at again within the hour, however long a suspicion is waiting already.
    `passing_for` is the time since the check before, where that one met with something passing too:
    what does not pass is asked for ever more seldom, up to the regular interval.
    """
    if is_sample:
        return now + SAMPLE
    if observation.network_was_down:
        return now + _spread(NO_NETWORK, observation.board)
    homes = [page for page in observation.pages if page.is_home]
    if homes and all(page.unread is Unread.PLATFORM_CLOSED for page in homes):
        return now + _spread(HISTORICAL, observation.board)
    could_tell = observation.outcome() is not CheckOutcome.COULD_NOT_CHECK
    regular = now + _spread(HEALTHY if could_tell else UNTOLD, observation.board)
    if any(is_passing(page.unread) for page in homes):
        regular = min(regular, now + _spread(max(SOON, 2 * passing_for), observation.board))
    return min(regular, max(soonest_suspicion, now + SOON)) if soonest_suspicion else regular


def is_passing(unread: str | None) -> bool:
    return unread in _PASSING


def _spread(interval: timedelta, board: str) -> timedelta:
    """The interval, up to a tenth longer, the same for a board each time.

    So boards that were imported together do not stay in step with each other for years.
    """
    number = int.from_bytes(hashlib.sha256(board.encode()).digest()[:4], "big")
    return interval * (1 + 0.1 * number / 0xFFFFFFFF)
