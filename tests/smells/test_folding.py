"""Checks of long ago become counts of days; what a public report rests on stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from crawler.models import Check, CheckDay
from crawler.snapshots import KEPT
from leaderboards.vocabulary import CheckOutcome
from smells.models import ReportEvent
from smells.retention import fold_old_checks
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = NOON + KEPT + timedelta(days=2)


def look(board, at, outcome="ok"):
    return factories.check(board, at=at, outcome=outcome)


def counted(board):
    return {day.day: (day.ok, day.failed, day.could_not_check) for day in board.check_days.all()}


def test_old_checks_are_counted_by_day_and_new_ones_are_left():
    board, other = factories.board(), factories.board()
    for hours, outcome in ((0, "ok"), (1, "ok"), (2, "failed"), (13, "could-not-check")):
        look(board, NOON + timedelta(hours=hours), outcome)
    look(other, NOON, "failed")
    young = look(board, LATER - KEPT + timedelta(hours=1))
    assert fold_old_checks(now=LATER) == 5
    assert list(Check.objects.all()) == [young]
    assert counted(board) == {date(2026, 1, 1): (2, 1, 0), date(2026, 1, 2): (0, 0, 1)}
    assert counted(other) == {date(2026, 1, 1): (0, 1, 0)}


def test_a_day_is_folded_only_when_all_of_it_is_old():
    board = factories.board()
    midnight = datetime(2026, 1, 2, tzinfo=UTC)
    look(board, midnight - timedelta(seconds=1))
    look(board, midnight)
    assert fold_old_checks(now=midnight + KEPT + timedelta(hours=23)) == 1
    assert Check.objects.get().at == midnight


def test_a_second_time_adds_to_what_was_counted_and_changes_nothing_when_there_is_nothing():
    board = factories.board()
    look(board, NOON)
    assert fold_old_checks(now=LATER) == 1
    assert fold_old_checks(now=LATER) == 0
    look(board, NOON, "failed")  # as when it was the evidence of a report until now
    assert fold_old_checks(now=LATER) == 1
    assert counted(board) == {date(2026, 1, 1): (1, 1, 0)}


@pytest.mark.parametrize(("state", "kept"), [("open", 1), ("resolved", 1), ("suspected", 0)])
def test_the_check_that_moved_a_public_report_stays(state, kept):
    board = factories.board()
    check = look(board, NOON)
    ReportEvent.objects.create(
        report=factories.report(board, state=state),
        at=NOON,
        actor="recheck",
        to_state=state,
        reason="x",
        check_seen=check,
    )
    fold_old_checks(now=LATER)
    assert Check.objects.filter(pk=check.pk).count() == kept
    assert ReportEvent.objects.count() == 1


def test_all_days_in_one_line():
    board = factories.board()
    assert board.check_days.in_short() is None
    for days in range(3):
        look(board, NOON + timedelta(days=days), "ok" if days else "failed")
    fold_old_checks(now=LATER + timedelta(days=3))
    past = board.check_days.in_short()
    assert (past.since, past.looks, past.ok) == (date(2026, 1, 1), 3, 2)


def test_the_board_page_tells_of_them(client):
    board = factories.board()
    for days in range(3):
        look(board, NOON + timedelta(days=days), "ok" if days else "failed")
    fold_old_checks(now=LATER + timedelta(days=3))
    factories.check(board, at=LATER)
    address = reverse("board", args=[board.slug])
    assert "3 older checks since 2026-01-01: 2 answered, 1 failed" in client.get(address).text


class NothingIsLost(HypothesisCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 1), st.integers(0, 24 * 120), st.sampled_from(list(CheckOutcome))
            ),
            max_size=30,
        ),
        st.lists(st.integers(0, 400), max_size=3),
    )
    def test_every_look_is_counted_exactly_once(self, looks, whens):
        boards = [factories.board(), factories.board()]
        for board, hours, outcome in looks:
            look(boards[board], NOON + timedelta(hours=hours), outcome.value)
        for days in sorted(whens):
            fold_old_checks(now=NOON + timedelta(days=days))
        folded = sum(day.ok + day.failed + day.could_not_check for day in CheckDay.objects.all())
        assert folded + Check.objects.count() == len(looks)
