"""Many boards at once: a slow one delays none, a broken one takes none along."""

import asyncio
import logging
import threading
from datetime import timedelta
from io import StringIO

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.core.management import CommandError, call_command
from django.db.utils import OperationalError
from redis.exceptions import ConnectionError as RedisIsAway

from crawler.leases import HOLD, MOST_ATTEMPTS, Schedule
from crawler.mishaps import WORKER_LOST, Mishap, code_version
from crawler.models import Check
from leaderboards.logs import About
from smells import answered, due
from smells.batch import recheck_boards
from tests import factories
from tests.smells.fake_client import FakeClient
from tests.smells.seen import DAY, HOUR, START

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def boards():
    made = [factories.board(slug=f"b{number}", url=url(number)) for number in range(4)]
    for board in made:
        factories.schedule(board, next_check_at=START)
    return made


def url(number: int) -> str:
    return f"https://b{number}.example/"


def ids(boards) -> list[int]:
    return [board.pk for board in boards]


def run(boards, *, at=START, **how) -> list[tuple[int, str]]:
    """Boards in the order in which they were done, and how."""
    done = recheck_boards(ids(boards), now=lambda: at, **how)
    return [(each.board_id, each.check.outcome if each.check else "") for each in done]


def row(board) -> Schedule:
    return Schedule.objects.get(board=board)


def test_all_are_looked_at_once_and_their_leases_end(boards, answering):
    answering({url(number): 200 for number in range(4)})
    assert sorted(run(boards)) == [(pk, "ok") for pk in ids(boards)]
    assert set(Schedule.objects.values_list("lease", "attempts")) == {("", 0)}
    assert run(boards) == [], "none is due any more"
    assert Check.objects.count() == 4


def test_the_lease_names_the_check(boards, answering):
    answering({url(0): 200})
    (lease,) = Schedule.objects.filter(board=boards[0]).lease(now=START - HOLD - SECOND)
    run(boards[:1])
    assert Check.objects.get().run_id not in ("", lease.run_id)


class SlowClient(FakeClient):
    """Keeps one address waiting until `go` is set."""

    def __init__(self, answers, *, slow: str) -> None:
        super().__init__(answers)
        self.slow, self.go = slow, threading.Event()

    async def __call__(self, url, **how):
        while url == self.slow and not self.go.is_set():
            await asyncio.sleep(0.01)
        return await super().__call__(url, **how)


def test_a_slow_board_delays_no_other(boards, answering, monkeypatch):
    answers = {url(number): 200 for number in range(4)}
    answering(answers)
    client = SlowClient(answers, slow=url(0))
    monkeypatch.setattr("crawler.looking.open_client", lambda: client)
    done = []
    for each in recheck_boards(ids(boards), now=lambda: START):
        done.append(each.board_id)
        if len(done) == 3:
            client.go.set()
    assert len(done) == 4 and done[-1] == boards[0].pk


def test_at_most_so_many_are_held_at_once(boards, answering):
    answering({url(number): 200 for number in range(4)})
    held = []
    for _ in recheck_boards(ids(boards), now=lambda: START, at_once=2):
        held.append(Schedule.objects.leased(START).count())
    assert max(held) <= 2
    assert Check.objects.count() == 4


@pytest.fixture
def breaking(monkeypatch):
    """Let the rules raise on one board."""

    def install(slug, error):
        examine = answered.examine

        def raising(seen):
            if seen.board == slug:
                raise error
            return examine(seen)

        monkeypatch.setattr(answered, "examine", raising)

    return install


def test_a_board_that_breaks_something_takes_no_other_along(boards, answering, breaking):
    answering({url(number): 200 for number in range(4)})
    breaking("b1", ZeroDivisionError("poison"))
    assert sorted(outcome for _, outcome in run(boards)) == ["", "ok", "ok", "ok"]
    mishap = Mishap.objects.get()
    assert (mishap.board, mishap.error, mishap.message) == (
        boards[1],
        "ZeroDivisionError",
        "poison",
    )
    assert "raising" in mishap.trace and mishap.code == code_version()


def test_poison_is_parked_after_three_attempts_ever_further_apart(boards, answering, breaking):
    answering({url(1): 200})
    breaking("b1", ZeroDivisionError("poison"))
    now, waits = START, []
    for _ in range(MOST_ATTEMPTS):
        assert not Schedule.objects.parked().exists()
        run(boards[1:2], at=now)
        waits.append(row(boards[1]).next_check_at - now)
        now = row(boards[1]).next_check_at
    assert waits == sorted(set(waits)) and waits[-1] == DAY
    assert Schedule.objects.parked().get().board == boards[1]


def test_a_parked_board_is_freed_by_other_code_by_hand_and_by_a_good_check(
    boards, answering, monkeypatch
):
    answering({url(1): 200})
    parked = Schedule.objects.filter(board=boards[1])
    Mishap.objects.create(
        board=boards[1], run_id="r", at=START, attempt=3, error="E", code=code_version()
    )

    def new_code() -> None:
        monkeypatch.setattr(due, "code_version", lambda: "other")
        assert due.free_for_new_code(now=START) == 1

    for free in (lambda: call_command("unpark", "b1", stdout=StringIO()), new_code):
        parked.update(attempts=MOST_ATTEMPTS, next_check_at=START + 3650 * DAY)
        assert due.free_for_new_code(now=START) == 0
        free()
        assert parked.get().attempts == 0
        assert parked.get().next_check_at < START + 3650 * DAY
    parked.update(attempts=MOST_ATTEMPTS, next_check_at=START)
    assert run(boards[1:2]) == [(boards[1].pk, "ok")]
    assert not Schedule.objects.parked().exists()


def test_what_is_not_parked_cannot_be_unparked(boards):
    with pytest.raises(CommandError, match="not parked: b1, no-such"):
        call_command("unpark", "no-such", "b1")


def test_each_line_about_a_board_names_its_run(boards, answering, caplog):
    answering({url(0): 404, url(1): 200})
    caplog.set_level(logging.INFO, "smells.recheck")
    caplog.handler.addFilter(About())
    run(boards[:2])
    told = [(each.board, each.run) for each in caplog.records if each.name == "smells.recheck"]
    runs = {check.board.slug: check.run_id for check in Check.objects.all()}
    assert [board for board, _ in told].count("b0") == 2, "the check, and a suspicion"
    assert set(told) == set(runs.items())


@pytest.mark.parametrize("away", [OperationalError("gone"), RedisIsAway("gone")])
def test_what_we_stand_on_being_away_is_no_boards_attempt(boards, answering, breaking, away):
    answering({url(1): 200})
    breaking("b1", away)
    run(boards[1:2])
    assert not Mishap.objects.exists()
    assert (row(boards[1]).attempts, row(boards[1]).lease) == (0, "")
    assert START < row(boards[1]).next_check_at < START + HOUR


def test_a_cache_that_is_away_is_not_taken_for_what_a_board_shows(boards, answering):
    answering({url(1): away})
    run(boards[1:2])
    assert not Check.objects.exists()
    assert row(boards[1]).attempts == 0


def away() -> None:
    raise RedisIsAway("gone")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), GeneratorExit()])
def test_broken_off_boards_are_given_back_as_they_were(boards, answering, breaking, stop):
    answering({url(number): 200 for number in range(4)})
    breaking("b1", stop)
    with pytest.raises(type(stop)):
        list(recheck_boards(ids(boards), now=lambda: START))
    left = [each for each in map(row, boards) if each.last_checked_at is None]
    assert {(each.lease, each.attempts, each.next_check_at) for each in left} == {("", 0, START)}
    assert boards[1] in [each.board for each in left]
    assert not Mishap.objects.exists()


def test_a_worker_that_is_told_to_end_gives_back_what_it_holds(boards, answering, monkeypatch):
    answering({})
    client = SlowClient({url(number): 200 for number in range(4)}, slow=url(0))
    monkeypatch.setattr("crawler.looking.open_client", lambda: client)
    told = threading.Event()
    done = []
    for each in recheck_boards(ids(boards), now=lambda: START, should_stop=told.is_set):
        done.append(each.board_id)
        if len(done) == 3:
            told.set()
    client.go.set()
    assert boards[0].pk not in done
    assert (row(boards[0]).lease, row(boards[0]).attempts) == ("", 0)
    assert Schedule.objects.due(START).get().board == boards[0]


def test_the_time_limit_is_the_attempt_of_the_board_it_strikes_alone(boards, answering, breaking):
    answering({url(number): 200 for number in range(4)})
    breaking("b1", SoftTimeLimitExceeded())
    with pytest.raises(SoftTimeLimitExceeded):
        list(recheck_boards(ids(boards), now=lambda: START))
    assert Mishap.objects.get().board == boards[1]
    left = [each for each in map(row, boards) if each.last_checked_at is None]
    assert {each.lease for each in left} == {""}
    assert sum(each.attempts for each in left) == 1


def test_boards_of_a_dead_worker_are_freed_at_once_and_looked_at_alone(boards, answering):
    answering({url(number): 200 for number in range(4)})
    Schedule.objects.lease(now=START, most=4)
    later = START + HOLD + SECOND
    assert due.watch_over_leases(now=START + SECOND) == 0
    assert due.watch_over_leases(now=later) == 4
    assert due.watch_over_leases(now=later) == 0
    assert Mishap.objects.filter(error=WORKER_LOST).count() == 4
    assert Schedule.objects.due(later).count() == 4
    rows = list(Schedule.objects.select_related("board"))
    assert [len(batch) for batch in due.in_batches(rows)] == [1, 1, 1, 1]
    held = []
    for _ in recheck_boards(ids(boards), now=lambda: later):
        held.append(Schedule.objects.leased(later).count())
    assert held == [0, 0, 0, 0]
    assert Check.objects.count() == 4


def test_a_clock_that_was_a_year_ahead_leaves_no_board_for_a_year(boards, answering):
    answering({url(number): 404 for number in range(4)})
    run(boards)
    run(boards, at=START + 365 * DAY)
    now = START + HOUR
    assert due.watch_over_leases(now=now) == 4
    assert due.watch_over_leases(now=now) == 0
    soon = now + HOUR
    assert set(Schedule.objects.values_list("next_check_at", flat=True)) == {soon}
    assert len(run(boards, at=soon)) == 4
    (report,) = boards[0].reports.all()
    assert (report.state, report.sightings) == ("suspected", 1)
