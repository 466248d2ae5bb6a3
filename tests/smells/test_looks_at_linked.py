"""One look at a linked address for all boards that link to it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from crawler.look_at_linked import HOLD
from crawler.models import LinkedAddress
from crawler.observation import from_json, to_json
from smells.retention import forget_unlinked_addresses
from tests import factories
from tests.smells.seen import DAY, HOUR, START, recheck
from tests.smells.test_linked_reports import BOTH, DATA, FORM

pytestmark = pytest.mark.django_db


@pytest.fixture
def boards():
    urls = [f"https://board{number}.example/" for number in range(3)]
    return {url: factories.board(url, url=url) for url in urls}


def linked(check):
    return {page.url: page for page in check.read().linked}


def test_boards_that_link_to_one_address_ask_it_once(boards, answering):
    client = answering({**dict.fromkeys(boards, BOTH), DATA: 404, FORM: 200})
    checks = [
        recheck(board, now=START + number * HOUR) for number, board in enumerate(boards.values())
    ]
    assert (client.asked.count(DATA), client.asked.count(FORM)) == (1, 1)
    for check, url in zip(checks, boards, strict=True):
        page = linked(check)[DATA]
        assert (page.status, page.linked_from) == (404, url)
        assert page.looked_at == START.isoformat()
        assert from_json(to_json(check.read())).linked == check.read().linked


@pytest.mark.parametrize(("status", "good_for"), [(200, 7 * DAY), (404, DAY), (403, DAY)])
def test_a_look_is_good_for_a_week_when_it_was_well_and_else_for_a_day(
    boards, answering, status, good_for
):
    client = answering({**dict.fromkeys(boards, BOTH), DATA: status, FORM: 200})
    one, other, third = boards.values()
    recheck(one, now=START)
    recheck(other, now=START + good_for - timedelta(seconds=1))
    assert client.asked.count(DATA) == 1
    recheck(third, now=START + good_for)
    assert client.asked.count(DATA) == 2


def test_an_address_of_the_samples_is_asked_each_time_and_kept_nowhere(boards, answering, settings):
    base = f"http://{settings.SAMPLES_ADDRESS}"
    home, data = f"{base}/boards/x/", f"{base}/boards/x/q.csv"
    client = answering({home: BOTH.replace(DATA, data), data: 200, FORM: 200})
    sample = factories.board("Sample", url=home)
    for second in (0, 5):
        recheck(sample, now=START + timedelta(seconds=second))
    assert client.asked.count(data) == 2
    assert [each.address for each in LinkedAddress.objects.all()] == [FORM]


def test_while_another_worker_is_at_it_the_last_look_is_used_and_none_is_invented(
    boards, answering
):
    client = answering({**dict.fromkeys(boards, BOTH), DATA: 404, FORM: 200})
    assert LinkedAddress.objects.take(DATA, now=START, hold=HOLD)
    one, other, _ = boards.values()
    page = linked(recheck(one, now=START))[DATA]
    assert (page.outcome, page.status) == ("could-not-check", None)
    assert client.asked.count(DATA) == 0
    recheck(other, now=START + HOLD)  # that worker died
    assert client.asked.count(DATA) == 1
    assert LinkedAddress.objects.take(DATA, now=START + 2 * DAY, hold=HOLD)
    page = linked(recheck(one, now=START + 2 * DAY))[DATA]
    assert (page.status, page.looked_at) == (404, (START + HOLD).isoformat())


def test_an_earlier_look_does_not_replace_a_later_one():
    LinkedAddress.objects.take(DATA, now=START, hold=HOLD)
    keep = LinkedAddress.objects.keep
    keep(DATA, {"url": DATA, "outcome": "failed"}, at=START + HOUR, until=START + DAY)
    keep(DATA, {"url": DATA, "outcome": "ok"}, at=START, until=START + 7 * DAY)
    assert LinkedAddress.objects.get().outcome == "failed"


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_an_address():
    start = threading.Barrier(6)

    def take(_number: int) -> bool:
        start.wait()
        try:
            return LinkedAddress.objects.take(DATA, now=START, hold=HOLD)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as workers:
        taken = list(workers.map(take, range(6)))
    assert sorted(taken) == [False] * 5 + [True]


def test_an_address_that_nobody_links_to_any_more_is_forgotten(boards, answering):
    answering({**dict.fromkeys(boards, BOTH), DATA: 404, FORM: 200})
    recheck(next(iter(boards.values())), now=START)
    assert forget_unlinked_addresses(now=START + 92 * DAY) == 1
    assert LinkedAddress.objects.get().address == FORM
    assert forget_unlinked_addresses(now=START + 98 * DAY) == 1
