"""Which sightings count, and when they are enough. Pure.

The reasoning behind the figures is told in docs/confirmation.md.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from smells.rule import Confidence, Confirmation

# Sightings this far apart, with nothing known in between, are not one continued trouble.
LAPSE = timedelta(days=30)
# A sighting that is further ahead was dated by a clock that has been put back since. Workers'
# clocks differ by less.
AHEAD = timedelta(days=1)
# What happens at the same hour each time may be a nightly job, not a broken board.
ANOTHER_HOUR = timedelta(hours=3)


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
    return confidence is not Confidence.HINT and is_enough(sightings, confirmation)


def is_enough(sightings: Sightings, confirmation: Confirmation) -> bool:
    """Whether it was seen often enough and over long enough a time."""
    span = sightings.last_counted_at - sightings.first_at
    return sightings.count >= confirmation.times and span >= confirmation.over


def next_look(sightings: Sightings, confirmation: Confirmation, *, now: datetime) -> datetime:
    """The earliest time from `now` on at which another sighting would count."""
    when = max(sightings.last_counted_at + confirmation.apart, now)
    while not _counts(when, sightings.last_counted_at, confirmation):
        when += timedelta(hours=1)
    return when
