"""Whether boards are being checked at all, from what the schedule says. Pure.

A reader must never take “no new smell” for “all is well” when nobody looked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

PATIENCE = timedelta(minutes=15)


class CheckingState(StrEnum):
    RUNNING = "running"
    NOT_STARTED = "not-started"
    STALLED = "stalled"
    NO_NETWORK = "no-network"


@dataclass(frozen=True)
class LastLooks:
    """When boards were last looked at.

    `waiting_since` is the earliest time at which a board ought to have been looked at and was
    not. `no_network_at` and `answered_at` leave the samples out, which need no network.
    """

    last_at: datetime | None = None
    waiting_since: datetime | None = None
    no_network_at: datetime | None = None
    answered_at: datetime | None = None


def checking_state(looks: LastLooks, *, now: datetime) -> CheckingState:
    """STALLED: work has waited long and nobody took any of it, so no worker runs.

    NO_NETWORK: the newest check that needed the network found none.
    """
    long_ago = now - PATIENCE
    waited_long = looks.waiting_since is not None and looks.waiting_since < long_ago
    nobody_looked = looks.last_at is None or looks.last_at < long_ago
    if waited_long and nobody_looked:
        return CheckingState.STALLED
    if looks.last_at is None:
        return CheckingState.NOT_STARTED
    if looks.no_network_at and (
        looks.answered_at is None or looks.no_network_at > looks.answered_at
    ):
        return CheckingState.NO_NETWORK
    return CheckingState.RUNNING
