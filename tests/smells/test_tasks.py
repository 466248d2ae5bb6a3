"""The queue is a hint and the row the truth: what happens when messages or workers are lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisIsAway

from crawler.leases import HOLD
from crawler.models import Check, Schedule
from smells import tasks
from smells.batch import recheck_if_free
from smells.due import in_batches, schedule_new_boards
from tests import factories
from tests.smells.seen import DAY, HOUR, START

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def sent(monkeypatch):
    """The boards handed to the queue."""
    boards: list[int] = []
    monkeypatch.setattr(
        tasks.recheck_batch, "apply_async", lambda arguments, queue: boards.extend(arguments[0])
    )
    return boards


@pytest.fixture
def clock(monkeypatch):
    """The time that the doors see; set `clock.now`."""

    class Clock:
        now = START

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture
def board():
    made = factories.board("A board", url=URL)
    factories.schedule(made, next_check_at=START)
    return made


def test_new_boards_are_due_at_once_and_scheduled_once():
    made = factories.board("New")
    assert schedule_new_boards(now=START) == 1
    assert schedule_new_boards(now=START + HOUR) == 0
    assert Schedule.objects.get(board=made).next_check_at == START


def test_a_due_board_is_handed_out_once(board, sent, clock):
    assert tasks.send_due_boards() == 1
    assert tasks.send_due_boards() == 0
    assert sent == [board.pk]


def test_a_board_that_is_not_due_stays_at_home(board, sent, clock):
    clock.now = START - HOUR
    assert tasks.send_due_boards() == 0


def test_a_lost_message_is_sent_again(board, sent, clock, settings):
    tasks.send_due_boards()
    clock.now = START + timedelta(seconds=settings.RECHECK_SECONDS + 1)
    tasks.send_due_boards()
    assert sent == [board.pk, board.pk]


def test_a_message_that_comes_twice_is_worked_off_once(board, clock, answering):
    client = answering({URL: 200})
    tasks.recheck_board(board.pk)
    clock.now = START + timedelta(seconds=1)
    tasks.recheck_board(board.pk)
    assert client.asked.count(URL) == 1
    assert Check.objects.count() == 1


def test_two_workers_do_not_look_at_one_board_at_once(board, answering):
    client = answering({URL: 200})
    assert Schedule.objects.due(START).lease(now=START)
    assert recheck_if_free(board.pk, now=START + timedelta(seconds=5), even_early=True) is None
    assert client.asked == []


def test_a_dead_workers_lease_runs_out_and_the_board_is_sent_again(board, sent, clock, answering):
    assert Schedule.objects.due(START).lease(now=START)
    clock.now = START + timedelta(seconds=60)
    assert tasks.send_due_boards() == 0
    clock.now = START + HOLD + timedelta(seconds=1)
    assert tasks.send_due_boards() == 1
    answering({URL: 200})
    tasks.recheck_board(board.pk)
    assert Check.objects.get().at == clock.now


def test_a_message_for_a_board_that_is_gone_is_dropped(clock, answering):
    answering({})
    tasks.recheck_board(4711)
    assert not Check.objects.exists()


def test_the_queue_is_kept_short_and_the_longest_waiting_go_first(sent, clock, settings):
    settings.MOST_WAITING = 2
    boards = [factories.board() for _ in range(3)]
    for days, each in enumerate(boards):
        factories.schedule(each, next_check_at=START - days * DAY)
    assert tasks.send_due_boards() == 2
    assert sent == [boards[2].pk, boards[1].pk]
    assert tasks.send_due_boards() == 0, "two are waiting in the queue already"


def test_samples_overtake(sent, clock, settings):
    settings.MOST_WAITING = 1
    factories.schedule(factories.board(), next_check_at=START - DAY)
    sample = factories.board()
    type(sample).objects.filter(pk=sample.pk).update(is_sample=True)
    factories.schedule(sample, next_check_at=START)
    tasks.send_due_boards()
    assert sent == [sample.pk]


def test_what_does_not_reach_the_queue_is_due_as_before(board, clock, monkeypatch):
    def broken(*_arguments, **_options):
        raise RedisIsAway("gone")

    monkeypatch.setattr(tasks.recheck_batch, "apply_async", broken)
    with pytest.raises(RedisIsAway):
        tasks.send_due_boards()
    assert Schedule.objects.to_send(START, most_waiting=10) == [board.pk]


def test_batches_mix_hosts_and_keep_samples_and_the_suspect_apart(settings):
    settings.BOARDS_AT_ONCE = 3
    for host in ("a", "a", "b", "b", "c", "c"):
        factories.schedule(factories.board(), host=host)
    factories.schedule(factories.board(), attempts=1)
    sample = factories.schedule(factories.board())
    sample.board.is_sample = True
    sample.board.save()
    rows = list(Schedule.objects.select_related("board"))
    batches = list(in_batches(rows))
    hosts = [[row.host for row in batch] for batch in batches]
    assert hosts == [[""], [""], list("abc"), list("abc")]
    assert [row.attempts for row in batches[0]] == [1]
    assert batches[1][0].board.is_sample


def test_new_boards_know_the_host_whose_pace_bounds_them():
    on_the_hub = factories.board(url="https://huggingface.co/spaces/owner/board")
    elsewhere = factories.board(url="https://board.example/ranking")
    schedule_new_boards(now=START)
    hosts = dict(Schedule.objects.values_list("board_id", "host"))
    assert hosts == {on_the_hub.pk: "huggingface", elsewhere.pk: "board.example"}
