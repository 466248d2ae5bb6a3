"""What is a matter of judgement reaches a claimed board's maintainers before the public."""

from datetime import timedelta

import pytest

from smells.embargo import HOLD, hold_on
from smells.lifecycle import Reason
from smells.models import Report
from smells.moves import Move, possible_moves
from smells.passing_time import let_time_pass
from tests import factories
from tests.people import maintainer, people_of, person
from tests.smells.moving import as_curator, as_maintainer, move, seen_by, untold_by
from tests.smells.seen import DAY, START, only_report

pytestmark = pytest.mark.django_db
RULE = "mismatched.rank-order"
VALUES = {"model": "A", "score": "90", "above": "B", "above_score": "80"}
CONFIRMED = START + 2 * DAY


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def confirmed(board, rule=RULE) -> Report:
    for days in (0, 2):
        seen_by(board, rule, VALUES, at=START + days * DAY)
    return only_report(board)


def reasons(report):
    return [event.reason for event in report.events.all()]


def test_on_an_unclaimed_board_it_is_public_once_confirmed(board):
    maintainer(board, person("editor"), "editor", basis="invitation")
    assert confirmed(board).state == "open"


def test_on_a_claimed_board_it_waits_for_a_week_and_nobody_else_sees_it(board, people):
    report = confirmed(board)
    assert (report.state, report.held_until) == ("suspected", CONFIRMED + HOLD)
    assert reasons(report) == ["first-seen", "held"]
    assert list(Report.objects.held()) == [report] and report.is_held
    assert not Report.objects.public().exists() and not Report.objects.open().exists()
    for days in (3, 8):
        seen_by(board, RULE, VALUES, at=START + days * DAY)
        assert only_report(board).state == "suspected"


def test_it_opens_at_the_first_look_after_the_week_that_still_sees_it(board, people):
    confirmed(board)
    seen_by(board, RULE, VALUES, at=CONFIRMED + HOLD)
    report = only_report(board)
    assert (report.state, report.opened_at) == ("open", CONFIRMED + HOLD)
    assert reasons(report)[-1] == "hold-over"
    assert report.held_until is None


def test_what_can_be_seen_to_be_broken_is_public_at_once(board, people):
    for days in (0, 4, 8):
        seen_by(board, "missing.page", {"status": 404}, at=START + days * DAY)
    assert only_report(board).state == "open"


def test_what_is_mended_in_the_week_was_never_public(board, people):
    confirmed(board)
    seen_by(board, RULE, None, at=CONFIRMED + DAY)
    report = only_report(board)
    assert (report.state, report.opened_at, report.held_until) == ("resolved", None, None)
    assert reasons(report)[-1] == "mended-in-time"


def test_the_clock_opens_it_when_the_last_look_saw_it(board, people):
    confirmed(board)
    assert let_time_pass(now=CONFIRMED + HOLD - timedelta(seconds=1)) == 0
    assert let_time_pass(now=CONFIRMED + HOLD) == 1
    assert let_time_pass(now=CONFIRMED + HOLD) == 0
    assert only_report(board).events.last().actor == "clock"


def test_the_clock_opens_nothing_that_the_last_look_could_not_see(board, people):
    confirmed(board)
    untold_by(board, RULE, at=CONFIRMED + 6 * DAY)
    assert let_time_pass(now=CONFIRMED + HOLD) == 0
    seen_by(board, RULE, VALUES, at=CONFIRMED + 8 * DAY)
    assert only_report(board).state == "open"


def test_when_nobody_owns_the_board_any_more_nothing_is_held(board, people):
    confirmed(board)
    board.maintainers.all().delete()
    assert let_time_pass(now=CONFIRMED + DAY) == 1
    assert only_report(board).state == "open"


def test_an_owner_whose_account_is_switched_off_is_given_no_time(board, people):
    confirmed(board)
    people.owner.is_active = False
    people.owner.save()
    assert let_time_pass(now=CONFIRMED + DAY) == 1
    assert only_report(board).state == "open"
    assert hold_on(board) is None


def test_a_look_ends_the_hold_of_a_board_without_an_owner(board, people):
    confirmed(board)
    board.maintainers.all().delete()
    seen_by(board, RULE, VALUES, at=CONFIRMED + DAY)
    assert only_report(board).state == "open"


def test_a_count_that_begins_anew_ends_the_hold_too(board, people):
    confirmed(board)
    seen_by(board, RULE, VALUES, at=CONFIRMED + 40 * DAY)
    report = only_report(board)
    assert (report.state, report.held_until, report.sightings) == ("suspected", None, 1)


def test_its_maintainers_may_dispute_and_accept_it_before_the_public_sees_it(board, people):
    report = confirmed(board)
    owner = as_maintainer(people.owner, report)
    assert possible_moves(report, owner) == (Move.ACCEPT, Move.DISPUTE)
    move(report, Move.DISPUTE, owner, now=CONFIRMED)
    assert not Report.objects.public().exists()
    move(report, Move.UPHOLD, as_curator(people.curator, report), now=CONFIRMED + DAY)
    assert (report.state, report.is_held) == ("suspected", True)
    assert let_time_pass(now=CONFIRMED + HOLD) == 1


def test_a_disputed_one_is_not_opened_by_the_clock_nor_by_a_look(board, people):
    report = confirmed(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report), now=CONFIRMED)
    assert let_time_pass(now=CONFIRMED + 30 * DAY) == 0
    seen_by(board, RULE, VALUES, at=CONFIRMED + 20 * DAY)
    assert only_report(board).state == "disputed"
    assert not Report.objects.public().exists()


def test_a_hint_that_a_curator_confirms_waits_as_well(board, people):
    seen_by(board, "mismatched.count-claim", {"stated": 9, "counted": 3}, at=START)
    report = only_report(board)
    move(report, Move.CONFIRM_HINT, as_curator(people.curator, report), now=START + DAY)
    assert (report.state, report.held_until) == ("suspected", START + DAY + HOLD)
    assert let_time_pass(now=START + DAY + HOLD) == 1
    assert only_report(board).events.last().reason == Reason.HOLD_OVER


def test_on_a_sample_a_second_of_it_stands_for_a_day(board, people):
    board.is_sample = True
    for seconds in (0, 2):
        seen_by(board, RULE, VALUES, at=START + timedelta(seconds=seconds))
    report = only_report(board)
    assert report.held_until == START + timedelta(seconds=9)
