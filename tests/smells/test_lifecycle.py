"""The pure decisions: which sightings count, and what a step does to a report."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboards.vocabulary import ReportState as State
from smells.counting import AHEAD, LAPSE, begin_count, is_confirmed, next_look
from smells.detectors import DETECTORS
from smells.lifecycle import Move, NotAllowed, Reason, Standing, move
from smells.moves_of_looks import Look, clear, see
from smells.rule import Confidence, Confirmation
from tests.smells.seen import DAY, HOUR, START

THRICE = Confirmation(times=3, apart=72 * HOUR, over=7 * DAY)
AT_ANOTHER_HOUR = replace(THRICE, at_another_hour=True)
CONFIRMATIONS = {detector.rule.confirmation for detector in DETECTORS.values()}


def seen_after(*waits, confirmation=THRICE, bases=None):
    """The count after sightings at the start and after each of these waits."""
    now, bases = START, bases or [""] * (len(waits) + 1)
    counted = begin_count(now, bases[0])
    for wait, basis in zip(waits, bases[1:], strict=True):
        now += wait
        counted = counted.and_now(now, confirmation, basis)
    return counted


def confirmed(counted, confirmation=THRICE, confidence=Confidence.LIKELY):
    return is_confirmed(counted, confirmation, confidence)


def test_sightings_too_close_together_count_once():
    assert seen_after(HOUR, HOUR, 69 * HOUR).count == 1
    assert seen_after(HOUR, HOUR, 70 * HOUR).count == 2


def test_three_sightings_over_six_days_are_not_enough_over_seven_they_are():
    assert not confirmed(seen_after(72 * HOUR, 72 * HOUR))
    assert confirmed(seen_after(72 * HOUR, 96 * HOUR))


def test_a_hint_is_never_confirmed_without_a_person():
    assert not confirmed(seen_after(96 * HOUR, 96 * HOUR), confidence=Confidence.HINT)


def test_sightings_months_apart_are_not_one_trouble():
    assert seen_after(LAPSE + HOUR).count == 1


def test_a_clock_that_was_put_back_counts_nothing_twice_and_waits_for_no_future():
    a_little = seen_after(80 * HOUR, -AHEAD)
    assert (a_little.count, a_little.last_counted_at) == (2, START + 80 * HOUR)
    far = seen_after(20 * DAY, -19 * DAY)
    assert (far.count, far.first_at, far.last_counted_at) == (1, START + DAY, START + DAY)
    assert not confirmed(seen_after(80 * DAY, 80 * DAY, 80 * DAY))


def test_another_basis_starts_the_count_anew():
    counted = seen_after(4 * DAY, 4 * DAY, bases=["a", "a", "b"])
    assert (counted.count, counted.basis, counted.first_at) == (1, "b", START + 8 * DAY)


def test_where_it_is_asked_for_the_same_hour_of_the_day_counts_once():
    assert seen_after(4 * DAY, 4 * DAY, confirmation=AT_ANOTHER_HOUR).count == 1
    assert seen_after(4 * DAY + 3 * HOUR, confirmation=AT_ANOTHER_HOUR).count == 2
    assert seen_after(4 * DAY - 3 * HOUR, confirmation=AT_ANOTHER_HOUR).count == 2


@given(
    st.sampled_from(sorted(CONFIRMATIONS, key=repr)),
    st.lists(st.integers(1, 24 * 20), max_size=12).map(lambda hours: [h * HOUR for h in hours]),
)
def test_whatever_is_confirmed_was_seen_often_enough_and_long_enough(confirmation, waits):
    counted = seen_after(*waits, confirmation=confirmation)
    if confirmed(counted, confirmation):
        assert len(waits) + 1 >= confirmation.times
        assert sum(waits, timedelta(0)) >= confirmation.over


@given(st.sampled_from(sorted(CONFIRMATIONS, key=repr)), st.integers(0, 24 * 60))
def test_the_next_look_is_the_first_hour_at_which_a_sighting_counts(confirmation, hours):
    counted, now = begin_count(START), START + hours * HOUR
    when = next_look(counted, confirmation, now=now)
    assert when >= now and when - max(now, START + confirmation.apart) <= 6 * HOUR
    assert when - START > LAPSE or counted.and_now(when, confirmation).count == 2


def test_a_move_that_is_not_in_the_table_is_refused():
    with pytest.raises(NotAllowed, match="confirm is not possible from open"):
        move(State.OPEN, Move.CONFIRM)


@pytest.mark.parametrize(("state", "public"), list(product(State, [True, False])))
def test_every_standing_can_be_seen_and_cleared(state, public):
    standing = Standing(state, was_public=public, counted=begin_count(START))
    see(standing, Look(THRICE, Confidence.LIKELY, START + DAY, mark="a mark"))
    after = clear(standing, Reason.NO_LONGER_DETECTED).after
    assert after.state in (State.RESOLVED, State.FALSE_POSITIVE)


@pytest.mark.parametrize("state", State)
def test_a_step_has_an_event_for_each_change_of_state_and_they_join_up(state):
    once = Confirmation(times=1)
    for step in (
        see(Standing(state), Look(once, Confidence.CERTAIN, START)),
        clear(Standing(state), Reason.NO_LONGER_DETECTED),
    ):
        states = [state] + [event.after for event in step.events]
        assert [event.before for event in step.events] == states[:-1]
        assert states[-1] is step.after.state


def test_what_a_person_called_false_is_left_alone():
    standing = Standing(State.FALSE_POSITIVE, was_public=True)
    assert see(standing, Look(Confirmation(), Confidence.CERTAIN, START)).after == standing
    assert clear(standing, Reason.NO_LONGER_DETECTED).after == standing


looks = st.lists(
    st.tuples(st.sampled_from(["gone", "gone", "gone", "there"]), st.integers(1, 24 * 40)),
    max_size=30,
)


@given(looks)
def test_in_any_history_what_is_public_was_confirmed_since_the_last_success(history):
    standing, now, failing_since = None, START, None
    for what, hours in history:
        now += hours * HOUR
        was_open = bool(standing) and standing.state in State.open_states()
        if what == "gone":
            failing_since = failing_since or now
            step = see(standing, Look(THRICE, Confidence.LIKELY, now))
        elif standing:
            failing_since = None
            step = clear(standing, Reason.NO_LONGER_DETECTED)
            assert step.after.state is State.RESOLVED and step.after.counted is None
        else:
            continue
        standing = step.after
        if standing.state in State.open_states() and not was_open:
            assert now - failing_since >= THRICE.over
            assert standing.counted.count >= THRICE.times
