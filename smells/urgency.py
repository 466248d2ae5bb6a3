"""Which smell hurts readers most: a rule in three parts, each of which can be said in words. Pure.

What readers meet × how the smell stands × how long they have met it. docs/desk.md has the figures
with their reasons; a change here is one there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from leaderboards.vocabulary import ReportState, Smell


class Hurt(StrEnum):
    """What a reader of the board meets."""

    GETS_NOTHING = "gets-nothing"
    IS_TOLD_WRONG = "is-told-wrong"
    TRUSTS_WHAT_IS_OLD = "trusts-what-is-old"
    HAS_TROUBLE = "has-trouble"
    SEES_IT_TWICE = "sees-it-twice"


class Since(StrEnum):
    """How long it has been public."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    SEASONS = "seasons"


HURTS: dict[Smell, Hurt] = {
    Smell.MISSING: Hurt.GETS_NOTHING,
    Smell.INACCESSIBLE: Hurt.GETS_NOTHING,
    Smell.UNRESPONSIVE: Hurt.GETS_NOTHING,
    Smell.MISMATCHED: Hurt.IS_TOLD_WRONG,
    Smell.DEPRECATED: Hurt.TRUSTS_WHAT_IS_OLD,
    Smell.CONFUSING: Hurt.HAS_TROUBLE,
    Smell.MISDISPLAYED: Hurt.HAS_TROUBLE,
    Smell.REDUNDANT: Hurt.SEES_IT_TWICE,
}
HURT_WEIGHTS: dict[Hurt, float] = {
    Hurt.GETS_NOTHING: 8,
    Hurt.IS_TOLD_WRONG: 6,
    Hurt.TRUSTS_WHAT_IS_OLD: 4,
    Hurt.HAS_TROUBLE: 2,
    Hurt.SEES_IT_TWICE: 1,
}
# What nobody has taken up comes before what somebody works at, or waits for somebody else.
STATE_WEIGHTS: dict[ReportState, float] = {
    ReportState.REOPENED: 1.25,
    ReportState.OPEN: 1.0,
    ReportState.ACKNOWLEDGED: 0.75,
    ReportState.FIX_CLAIMED: 0.5,
    ReportState.DISPUTED: 0.25,
}
# Public for at least this long; the last that fits holds.
SINCE: tuple[tuple[timedelta, Since, float], ...] = (
    (timedelta(0), Since.DAYS, 1.0),
    (timedelta(days=7), Since.WEEKS, 1.5),
    (timedelta(days=30), Since.MONTHS, 2.0),
    (timedelta(days=90), Since.SEASONS, 2.5),
)


@dataclass(frozen=True)
class Urgency:
    """`weight` orders; the other three are its reasons, to be said in words."""

    weight: float
    hurt: Hurt
    state: ReportState
    since: Since


def urgency(smell: str, state: str, *, public_since: datetime | None, now: datetime) -> Urgency:
    """What is not public yet has been met by no reader: it counts as from today."""
    hurt, stands = HURTS[Smell(smell)], ReportState(state)
    met_for = now - public_since if public_since else timedelta(0)
    since, factor = _since(met_for)
    weight = HURT_WEIGHTS[hurt] * STATE_WEIGHTS.get(stands, 1.0) * factor
    return Urgency(weight, hurt, stands, since)


def _since(met_for: timedelta) -> tuple[Since, float]:
    found = SINCE[0]
    for step in SINCE:
        if met_for >= step[0]:
            found = step
    return found[1], found[2]
