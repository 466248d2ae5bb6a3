"""Whether boards are being checked at all."""

from datetime import UTC, datetime, timedelta

import pytest

from leaderboards.checking import CheckingState, LastLooks, checking_state

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
RECENT, LONG_AGO = NOW - timedelta(minutes=1), NOW - timedelta(hours=3)


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        # Nothing was looked at, and nothing has waited long.
        ({}, CheckingState.NOT_STARTED),
        ({"waiting_since": RECENT}, CheckingState.NOT_STARTED),
        # Work waits and nobody takes it.
        ({"waiting_since": LONG_AGO}, CheckingState.STALLED),
        ({"waiting_since": LONG_AGO, "last_at": LONG_AGO}, CheckingState.STALLED),
        # A long queue is not a dead worker while something is looked at.
        ({"waiting_since": LONG_AGO, "last_at": RECENT}, CheckingState.RUNNING),
        # Nothing is due, so nobody has to look.
        ({"waiting_since": NOW + timedelta(hours=1), "last_at": LONG_AGO}, CheckingState.RUNNING),
        ({"last_at": RECENT, "answered_at": RECENT}, CheckingState.RUNNING),
        # The newest check that needed the network found none.
        ({"last_at": RECENT, "no_network_at": RECENT}, CheckingState.NO_NETWORK),
        (
            {"last_at": RECENT, "no_network_at": RECENT, "answered_at": LONG_AGO},
            CheckingState.NO_NETWORK,
        ),
        (
            {"last_at": RECENT, "no_network_at": LONG_AGO, "answered_at": RECENT},
            CheckingState.RUNNING,
        ),
        # A dead worker is the greater trouble.
        (
            {"last_at": LONG_AGO, "no_network_at": LONG_AGO, "waiting_since": LONG_AGO},
            CheckingState.STALLED,
        ),
    ],
)
def test_the_state_follows_from_the_last_looks(looks, state):
    assert checking_state(LastLooks(**looks), now=NOW) is state
