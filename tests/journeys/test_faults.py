"""Whatever is killed, restarted or set wrong in the middle: nothing is lost, twice, or stuck.

Real worker and beat processes, and a PostgreSQL and a Redis of their own. Each test prints what
its fault cost (`-s` shows it); they take seconds each, because leases have to run out.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.journeys.conftest import wait_for
from tests.journeys.faulty import BOARDS, NOTHING, Faulty, open_house

TAMPERED = ("-m", "tests.journeys.tampered")
DAY = 24 * 3600


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[Faulty]:
    with ExitStack() as ending:
        yield open_house(tmp_path_factory.mktemp("faults"), ending)


@pytest.fixture
def faulty(house: Faulty) -> Iterator[Faulty]:
    house.set_clock(0)
    house.all_due()
    yield house
    house.site.end()
    house.site.running.clear()
    (house.site.folder / "worker.log").write_text("")


@pytest.fixture
def at_work(faulty: Faulty) -> Faulty:
    faulty.site.start_worker(TAMPERED)
    faulty.site.start_beat(celery=TAMPERED)
    return faulty


def test_a_worker_is_killed_in_the_middle(at_work: Faulty):
    at_work.caught_in_the_middle()
    at_work.site.kill("worker")
    assert at_work.looking() > 0, "it held nothing"
    at_work.site.start_worker(TAMPERED)
    at_work.all_checked()
    assert at_work.cost("SIGKILL of the worker") == NOTHING


def test_the_broker_is_restarted_in_the_middle(at_work: Faulty):
    at_work.caught_in_the_middle()
    at_work.redis.restart(away_for=1)
    at_work.all_checked()
    assert at_work.cost("Redis restarted") == NOTHING


def test_the_broker_forgets_everything_in_the_middle(at_work: Faulty):
    at_work.caught_in_the_middle()
    at_work.redis.client().flushall()
    at_work.all_checked()
    assert at_work.cost("FLUSHALL") == NOTHING


def test_the_database_is_restarted_in_the_middle(at_work: Faulty):
    at_work.caught_in_the_middle()
    at_work.postgres.restart(away_for=1)
    at_work.all_checked()
    assert at_work.cost("PostgreSQL restarted") == NOTHING


def test_every_message_is_delivered_twice(at_work: Faulty):
    at_work.site.manage("shell", "-v0", "-c", SEND_ALL_AGAIN)
    at_work.caught_in_the_middle()
    at_work.site.manage("shell", "-v0", "-c", SEND_ALL_AGAIN)
    at_work.all_checked()
    time.sleep(2)
    assert at_work.cost("every message three times") == NOTHING
    assert at_work.site.query("select count(*) from crawler_check") == [(BOARDS,)]


SEND_ALL_AGAIN = """
from crawler.leases import Schedule
from smells.tasks import recheck_batch
ids = list(Schedule.objects.order_by("pk").values_list("board_id", flat=True))
for first in range(0, len(ids), 4):
    recheck_batch.delay(ids[first : first + 4])
"""


def test_the_clock_jumps_a_year_ahead_and_back(at_work: Faulty):
    at_work.all_checked()
    at_work.set_clock(365 * DAY)
    twice = "select count(*) from crawler_check where at > now() + interval '300 days'"
    wait_for(lambda: at_work.site.query(twice) == [(BOARDS,)], seconds=30, because=at_work.state())
    at_work.set_clock(0)
    far = (
        "select count(*) from crawler_schedule where next_check_at > now() + interval '2 hours'"
        " or last_checked_at > now() + interval '2 hours' or lease <> ''"
    )
    wait_for(lambda: at_work.site.query(far) == [(0,)], seconds=20, because=at_work.state())
    assert at_work.cost("clock a year ahead and back") == NOTHING
    counted = at_work.site.query("select distinct sightings from smells_report")
    assert counted == [(1,)], "a jump confirms nothing"


def test_the_clock_is_put_back_a_day_in_the_middle(at_work: Faulty):
    at_work.caught_in_the_middle()
    at_work.set_clock(-DAY)
    ahead = "select count(*) from crawler_schedule where leased_until > now()"
    wait_for(lambda: at_work.site.query(ahead) == [(0,)], seconds=20, because=at_work.state())
    late = "select count(*) from crawler_schedule where next_check_at > now() + interval '1 day'"
    at_work.site.query("update crawler_schedule set next_check_at = now() - interval '1 day'")
    at_work.all_checked()
    wait_for(lambda: at_work.site.query(late) == [(0,)], seconds=20, because=at_work.state())
    assert at_work.cost("clock a day back in the middle") == NOTHING


def test_a_board_that_kills_its_workers_is_parked_and_takes_no_other_along(faulty: Faulty):
    faulty.site.environment["DEADLY_BOARD"] = "board-7"
    faulty.site.start_worker(TAMPERED)
    faulty.site.start_beat(celery=TAMPERED)
    del faulty.site.environment["DEADLY_BOARD"]
    lost = "select count(*) from crawler_mishap where error = 'WorkerLost' and board_id ="
    lost += " (select id from leaderboards_board where slug = 'board-7')"
    for attempt in (1, 2, 3):
        wait_for(
            lambda attempt=attempt: faulty.site.query(lost) == [(attempt,)],
            seconds=30,
            because=faulty.state(),
        )
        # What waits for an hour in life does not need to here.
        faulty.site.query(
            "update crawler_schedule set next_check_at = now() where attempts in (1, 2)"
        )
    wait_for(lambda: faulty.checked() == BOARDS - 1, seconds=20, because=faulty.state())
    only_parked = {**NOTHING, "boards without a check": 1, "parked": 1}
    assert faulty.cost("a board that kills its worker") == only_parked
    faulty.site.kill("worker")
    faulty.site.start_worker(TAMPERED)  # of sound code again
    assert "1 boards are due again" in faulty.site.manage("unpark")
    faulty.all_checked()
    assert faulty.cost("the same, of sound code again") == NOTHING


def test_two_beats(at_work: Faulty):
    at_work.site.start_beat("beat-2", TAMPERED)
    at_work.all_checked()
    time.sleep(2)
    assert at_work.cost("two beats") == NOTHING
    assert at_work.site.query("select count(*) from crawler_check") == [(BOARDS,)]
