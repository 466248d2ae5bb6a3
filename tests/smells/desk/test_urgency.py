"""What hurts readers most stands first: the rule in its three parts."""

from datetime import timedelta

import pytest

from leaderboards.vocabulary import ReportState, Smell
from smells.urgency import HURTS, STATE_WEIGHTS, Hurt, Since, urgency
from tests.factories import NOW

DAY = timedelta(days=1)


def weight(smell="missing", state="open", days=0.0):
    return urgency(smell, state, public_since=NOW - days * DAY, now=NOW).weight


def in_order(*cases):
    weights = [weight(*case) for case in cases]
    assert weights == sorted(weights, reverse=True) and len(set(weights)) == len(weights)


def test_every_smell_and_every_open_state_has_its_place():
    assert set(HURTS) == set(Smell)
    assert set(STATE_WEIGHTS) == set(ReportState.open_states())


def test_nothing_to_see_comes_before_wrong_before_old_before_awkward_before_twice():
    in_order(("missing",), ("mismatched",), ("deprecated",), ("confusing",), ("redundant",))
    assert weight("missing") == weight("inaccessible") == weight("unresponsive")
    assert weight("confusing") == weight("misdisplayed")


def test_what_came_back_is_first_and_what_waits_for_others_last():
    states = ("reopened", "open", "acknowledged", "fix_claimed", "disputed")
    in_order(*(("missing", state) for state in states))


@pytest.mark.parametrize("smell", Smell)
def test_the_longer_readers_have_met_it_the_more_it_weighs(smell):
    in_order((smell, "open", 91), (smell, "open", 31), (smell, "open", 8), (smell, "open", 1))


@pytest.mark.parametrize(
    ("days", "since"),
    [(0, "days"), (6.9, "days"), (7, "weeks"), (29.9, "weeks"), (30, "months"), (90, "seasons")],
)
def test_the_steps_of_time_begin_on_their_day(days, since):
    found = urgency("missing", "open", public_since=NOW - days * DAY, now=NOW)
    assert found.since is Since(since)


def test_its_reasons_are_told_beside_its_weight():
    found = urgency("mismatched", "reopened", public_since=NOW - 40 * DAY, now=NOW)
    assert (found.hurt, found.state, found.since) == (
        Hurt.IS_TOLD_WRONG,
        ReportState.REOPENED,
        Since.MONTHS,
    )


def test_what_nobody_has_met_yet_weighs_as_on_its_first_day():
    assert urgency("missing", "open", public_since=None, now=NOW).weight == weight()
