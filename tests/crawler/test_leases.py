"""Who may look at a board: one worker at a time, on PostgreSQL as on SQLite."""

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from crawler.leases import HOLD, MOST_OF_A_HOST, PUT_BACK, Schedule
from tests import factories
from tests.factories import NOW

ROOT = Path(__file__).resolve().parent.parent.parent
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def due_boards(count: int, **fields) -> list[int]:
    boards = [factories.board() for _ in range(count)]
    for board in boards:
        factories.schedule(board, **fields)
    return [board.pk for board in boards]


@pytest.mark.django_db
def test_a_lease_is_taken_once_and_runs_out():
    (board_id,) = due_boards(1)
    (first,) = Schedule.objects.due(NOW).lease(now=NOW)
    assert (first.board_id, first.attempt) == (board_id, 1)
    assert Schedule.objects.lease(now=NOW + HOLD) == []
    (second,) = Schedule.objects.lease(now=NOW + HOLD + SECOND)
    assert second.attempt == 2
    assert not Schedule.objects.held_by(first).exists()
    assert Schedule.objects.held_by(second).exists()


@pytest.mark.django_db
def test_no_more_are_leased_than_wanted_the_longest_waiting_first():
    ids = due_boards(3)
    Schedule.objects.filter(board_id=ids[2]).update(next_check_at=NOW - DAY)
    leases = Schedule.objects.due(NOW).lease(now=NOW, most=2)
    assert [lease.board_id for lease in leases] == [ids[2], ids[0]]
    assert Schedule.objects.leased(NOW).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_row_that_another_worker_is_just_taking_is_passed_over():
    ids = due_boards(2)
    locked, done = threading.Event(), threading.Event()

    def take_one() -> None:
        with transaction.atomic():
            Schedule.objects.filter(board_id=ids[0]).lease(now=NOW)
            locked.set()
            done.wait(5)
        connection.close()

    other = threading.Thread(target=take_one)
    other.start()
    assert locked.wait(5)
    leases = Schedule.objects.due(NOW).lease(now=NOW, most=2)
    done.set()
    other.join()
    assert [lease.board_id for lease in leases] == [ids[1]]


# On SQLite two processes at once; making a database there takes the time of this test.
ON_SQLITE = """
import os, sys, django
django.setup()
from crawler.leases import Schedule
from tests.factories import NOW
mine = []
while leases := Schedule.objects.due(NOW).lease(now=NOW, most=3):
    mine += [str(lease.board_id) for lease in leases]
print(*mine)
"""
PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories
for _ in range(60):
    factories.schedule(factories.board())
"""


def test_two_processes_on_sqlite_never_lease_the_same_board(tmp_path):
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": "", "REDIS_URL": ""}
    run = {"cwd": ROOT, "env": environment, "text": True}
    subprocess.run([sys.executable, "-c", PREPARE], check=True, **run)
    workers = [
        subprocess.Popen([sys.executable, "-c", ON_SQLITE], stdout=subprocess.PIPE, **run)
        for _ in range(2)
    ]
    taken = [worker.communicate(timeout=60)[0].split() for worker in workers]
    assert sorted(int(board) for board in taken[0] + taken[1]) == list(range(1, 61))


@pytest.mark.django_db
def test_of_one_host_only_so_many_wait_in_the_queue():
    many = due_boards(MOST_OF_A_HOST + 5, host="slow.example")
    others = due_boards(3, host="", next_check_at=NOW + SECOND)
    chosen = Schedule.objects.to_send(NOW + SECOND, most_waiting=100)
    assert chosen == many[:MOST_OF_A_HOST] + others
    Schedule.objects.hand_out(chosen, now=NOW + SECOND)
    assert Schedule.objects.to_send(NOW + SECOND, most_waiting=100) == []
    Schedule.objects.filter(board_id=many[0]).update(handed_out_until=None, next_check_at=NOW + DAY)
    assert Schedule.objects.to_send(NOW + SECOND, most_waiting=100) == [many[MOST_OF_A_HOST]]


@pytest.mark.django_db
def test_two_beats_hand_out_nothing_twice():
    ids = due_boards(2)
    seen_by_both = Schedule.objects.to_send(NOW, most_waiting=10)
    assert [row.board_id for row in Schedule.objects.hand_out(seen_by_both, now=NOW)] == ids
    assert Schedule.objects.hand_out(seen_by_both, now=NOW) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "is_misdated"),
    [
        ({"last_checked_at": NOW}, False),
        ({"last_checked_at": NOW + PUT_BACK / 2}, False),
        ({"last_checked_at": NOW + DAY}, True),
        ({"last_checked_at": NOW, "next_check_at": NOW + 365 * DAY}, False),
        ({"next_check_at": NOW + 365 * DAY}, True),
        ({"last_checked_at": NOW, "next_check_at": NOW + 365 * DAY, "attempts": 3}, True),
        ({"last_checked_at": NOW, "leased_until": NOW + HOLD}, False),
        ({"last_checked_at": NOW, "leased_until": NOW + 365 * DAY}, True),
        ({"last_checked_at": NOW, "handed_out_until": NOW + 365 * DAY}, True),
    ],
)
def test_only_a_wrong_clock_writes_times_far_ahead(fields, is_misdated):
    factories.schedule(factories.board(), **{"next_check_at": NOW, **fields})
    assert Schedule.objects.misdated(NOW).exists() is is_misdated
