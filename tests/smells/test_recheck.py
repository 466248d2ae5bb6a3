"""One recheck from the schedule to the next, with a fetch that stays in the process."""

from datetime import timedelta

import pytest

from crawler.fetch.errors import TimedOut
from crawler.leases import HOLD
from crawler.models import Check, Schedule
from smells import answered, storing
from smells import recheck as module
from smells.batch import recheck_if_free
from smells.models import Report
from smells.recheck import SAMPLE_CHECKS_KEPT
from tests import factories
from tests.smells.seen import DAY, HOUR, START, look

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def board():
    made = factories.board("A board", url=URL)
    factories.schedule(made, next_check_at=START)
    return made


def row(board) -> Schedule:
    return Schedule.objects.get(board=board)


def test_a_board_in_order_is_looked_at_again_a_day_later(board, answering):
    answering({URL: 200})
    check = recheck_if_free(board.pk, now=START)
    assert (check.outcome, check.unread) == ("ok", "")
    schedule = row(board)
    assert DAY <= schedule.next_check_at - START <= 1.1 * DAY
    assert (schedule.last_ok_at, schedule.last_outcome) == (START, "ok")
    assert schedule.leased_until is None and schedule.handed_out_until is None


def test_a_failure_is_a_suspicion_first_and_public_only_after_days(board, answering):
    answering({URL: 404})
    now, states = START, []
    for _ in range(12):
        recheck_if_free(board.pk, now=now)
        states.append(Report.objects.get().state)
        now = row(board).next_check_at
    opened = states.index("open")
    assert set(states[:opened]) == {"suspected"} and set(states[opened:]) == {"open"}
    assert Report.objects.get().opened_at - START >= 7 * DAY


def test_a_sighting_that_waits_to_be_counted_is_looked_for_when_it_counts(board, answering):
    answering({URL: TimedOut("no answer")})
    now = START
    while now < START + 70 * HOUR:
        recheck_if_free(board.pk, now=now)
        now = row(board).next_check_at
    # Three days after the first at the earliest, and at another hour of the day.
    assert START + 72 * HOUR <= now <= START + 75 * HOUR


def test_whoever_refuses_us_is_not_pressed_because_of_a_pending_suspicion(board, answering):
    answering({URL: 404})
    recheck_if_free(board.pk, now=START)
    answering({URL: 403})
    later = START + 5 * DAY
    recheck_if_free(board.pk, now=later)
    assert Report.objects.get().state == "suspected"
    assert row(board).next_check_at >= later + DAY


def test_without_a_network_nothing_is_said_and_it_is_soon_tried_again(board, answering):
    answering({}, network=False)
    check = recheck_if_free(board.pk, now=START)
    assert (check.outcome, check.unread) == ("could-not-check", "no-network")
    assert set(check.answers.values()) == {"inconclusive: our own network was down"}
    assert not Report.objects.exists()
    assert row(board).next_check_at - START < HOUR


def test_the_check_keeps_what_was_seen(board, answering):
    answering({URL: 404})
    check = recheck_if_free(board.pk, now=START)
    (page,) = check.read().pages
    assert (page.url, page.status, page.failure) == (URL, 404, "not-found")
    assert check.answers["missing.page"] == "found"
    assert check.events.get().report.rule_id == "missing.page"


def test_a_mistake_of_ours_is_raised_and_noted_and_the_board_is_tried_again(
    board, answering, monkeypatch
):
    answering({URL: 200})
    monkeypatch.setattr(module, "reconcile", lambda *_: 1 / 0)
    monkeypatch.setattr(storing, "may_be_quiet", lambda look: False)
    with pytest.raises(ZeroDivisionError):
        recheck_if_free(board.pk, now=START)
    assert not Check.objects.exists()
    assert START < row(board).next_check_at < START + HOUR
    assert (row(board).leased_until, row(board).attempts) == (None, 1)
    mishap = board.mishaps.get()
    assert (mishap.error, mishap.message) == ("ZeroDivisionError", "division by zero")
    assert "in _written" in mishap.trace


def test_a_board_that_is_not_due_is_left_alone_unless_a_person_asks(board, answering):
    answering({URL: 200})
    early = START - HOUR
    assert recheck_if_free(board.pk, now=early) is None
    assert recheck_if_free(board.pk, now=early, even_early=True) is not None


@pytest.fixture
def overtaken(board, monkeypatch):
    """The worker sleeps past its lease, and another one takes the board; gives that one's lease."""
    later = START + HOLD + timedelta(seconds=1)
    taken: list[str] = []

    def install(then):
        def examine(seen):
            (lease,) = Schedule.objects.due(later).lease(now=later)
            taken.append(lease.run_id)
            return then(seen)

        monkeypatch.setattr(answered, "examine", examine)
        return taken

    return install


def test_a_worker_that_was_overtaken_drops_what_it_saw(board, answering, overtaken):
    client = answering({URL: 404})
    lease = overtaken(answered.examine)
    assert recheck_if_free(board.pk, now=START) is None
    assert URL in client.asked
    assert not Check.objects.exists() and not Report.objects.exists()
    assert [row(board).lease] == lease


def test_a_mistake_of_an_overtaken_worker_frees_nobody_elses_lease(board, answering, overtaken):
    answering({URL: 404})
    lease = overtaken(lambda seen: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        recheck_if_free(board.pk, now=START)
    assert [row(board).lease] == lease


def test_a_board_that_was_deleted_meanwhile_is_nobodys_business(answering):
    client = answering({})
    assert recheck_if_free(4711, now=START) is None
    assert client.asked == []


def test_a_sample_keeps_its_last_checks_and_those_that_are_evidence(board, answering):
    board.is_sample = True
    board.save()
    look(board, *[], at=START - DAY)
    evidence = Check.objects.get()
    factories.report(board, state="resolved").events.create(
        at=START, actor="recheck", to_state="open", reason="confirmed", check_seen=evidence
    )
    for number in range(SAMPLE_CHECKS_KEPT + 5):
        factories.check(board, at=START - DAY + number * timedelta(seconds=1))
    answering({URL: 200})
    recheck_if_free(board.pk, now=START)
    assert Check.objects.count() == SAMPLE_CHECKS_KEPT + 1
    assert Check.objects.filter(pk=evidence.pk).exists()
