"""The asker: whom it asks about, how often, and what it makes of a vantage in trouble."""

import asyncio
import logging

import pytest
from django.core.cache import cache

from crawler.fetch.errors import TimedOut
from crawler.observation import Failure, Unread
from crawler.vantage import asking
from crawler.vantage.allowance import Allowance
from crawler.vantage.asking import AT_ONCE, OF_ONE_HOST, Asker
from crawler.vantage.silence import silent_since
from tests.crawler.vantage.fake_vantage import ANSWERS, SECRET, URL, FakeVantage, response
from tests.smells.seen import gone, page

pytestmark = pytest.mark.anyio
BOARD = "https://board.example/"


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def vantage(settings, monkeypatch):
    settings.VANTAGE_URL, settings.VANTAGE_SECRET = URL, SECRET

    def install(given=None, **more) -> FakeVantage:
        fake = FakeVantage(given, **more)
        monkeypatch.setattr(asking, "open_client", lambda hosts, *, limits: fake)
        return fake

    return install


def silent(url: str = BOARD):
    return gone(url, failure=Failure.TIMEOUT, status=None, detail="no answer")


async def test_it_asks_about_what_failed_and_nothing_else(vantage):
    fake = vantage({BOARD: ANSWERS})
    asker = Asker()
    assert (await asker(silent())).unread is Unread.ONLY_FROM_HERE
    for other in (page(), gone(), silent("http://127.0.0.1:8001/board")):
        assert await asker(other) == other
    assert fake.asked == [BOARD]


async def test_what_the_operator_lets_in_is_not_for_others_to_judge(vantage, settings):
    settings.FETCH_ALLOWED_HOSTS = frozenset({"board.intern:8080"})
    fake = vantage()
    inside = silent("http://board.intern:8080/")
    assert await Asker()(inside) == inside
    assert fake.asked == []


TROUBLE = [
    TimedOut("no answer"),
    response(b"the signature does not fit", status=403),
    response(b"moved", status=302, location="https://elsewhere.example/"),
    response(b'{"told": "fails", "failure": "timeout"}'),
    response(b""),
]


@pytest.mark.parametrize("trouble", TROUBLE, ids=range(len(TROUBLE)))
async def test_while_it_does_not_answer_nobody_is_accused_and_it_is_left_alone(
    vantage, trouble, caplog
):
    fake = vantage({BOARD: trouble})
    asker = Asker()
    with caplog.at_level(logging.WARNING):
        seen = [await asker(silent()) for _ in range(3)]
    assert {each.unread for each in seen} == {Unread.NOT_SEEN_TWICE}
    assert fake.asked == [BOARD]
    assert len(caplog.records) == 1
    since = silent_since(cache)
    cache.delete("vantage-rests")
    await asker(silent())
    assert silent_since(cache) == since is not None
    cache.delete("vantage-rests")
    fake.given[BOARD] = ANSWERS
    assert (await asker(silent())).unread is Unread.ONLY_FROM_HERE
    assert silent_since(cache) is None


async def test_whoever_says_that_it_has_enough_to_do_is_left_alone_and_told_of(vantage):
    fake = vantage({BOARD: response(b"", status=429)})  # refusals are not signed
    asker = Asker()
    assert (await asker(silent())).unread is Unread.NOT_SEEN_TWICE
    assert silent_since(cache) is not None
    await asker(silent())
    assert len(fake.asked) == 1


@pytest.mark.parametrize("url", ["http://vantage.example:99999/", "http://[bad/", "no address"])
async def test_an_address_that_makes_no_sense_accuses_nobody_and_stops_nothing(settings, url):
    settings.VANTAGE_URL, settings.VANTAGE_SECRET = url, "s" * 40
    async with Asker() as asker:
        assert (await asker(silent())).unread is Unread.NOT_SEEN_TWICE


async def test_what_breaks_on_our_side_is_told_without_what_it_says(vantage, caplog, monkeypatch):
    vantage()
    monkeypatch.setattr("crawler.vantage.messages.ask", lambda address: {}["the-secret"])
    assert (await Asker()(silent())).unread is Unread.NOT_SEEN_TWICE
    assert "KeyError" in caplog.text and "the-secret" not in caplog.text


async def test_without_a_secret_nothing_is_sent_and_nothing_counts(vantage, settings):
    settings.VANTAGE_SECRET = ""
    fake = vantage()
    assert (await Asker()(silent())).unread is Unread.NOT_SEEN_TWICE
    assert fake.asked == []


async def test_a_host_that_fails_with_many_boards_is_asked_about_a_few_times(vantage):
    fake = vantage()
    asker = Asker()
    seen = await asyncio.gather(*(asker(silent(f"https://b{n}.host.example/")) for n in range(40)))
    assert len(fake.asked) == OF_ONE_HOST
    assert [each.failure_elsewhere for each in seen].count(Failure.TIMEOUT) == OF_ONE_HOST
    assert [each.unread for each in seen].count(Unread.NOT_SEEN_TWICE) == 40 - OF_ONE_HOST


async def test_few_questions_are_under_way_at_once_and_nobody_waits_for_long(vantage, monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_WAIT", 0.1)
    fake, under_way, most = vantage(), 0, 0
    ask_at_once, free = fake.__call__, asyncio.Event()

    class Slow(FakeVantage):
        async def __call__(self, url, **how):
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await free.wait()
            under_way -= 1
            return await ask_at_once(url, **how)

    slow = Slow()
    monkeypatch.setattr(asking, "open_client", lambda hosts, *, limits: slow)
    asker = Asker()
    asked = [asyncio.ensure_future(asker(silent(f"https://b{n}.example/"))) for n in range(12)]
    await asyncio.sleep(0.3)
    assert sum(task.done() for task in asked) == 12 - AT_ONCE
    free.set()
    seen = await asyncio.gather(*asked)
    assert most == AT_ONCE
    assert sum(each.failure_elsewhere is not None for each in seen) == AT_ONCE


def test_what_was_taken_comes_back_with_time():
    allowance = Allowance(3, seconds=10, of_one=2)
    taken = [allowance.take(host, now=now) for host, now in (("a", 0), ("a", 1), ("a", 2))]
    assert taken == [True, True, False]
    assert allowance.take("b", now=3)
    assert not allowance.take("c", now=4)
    assert allowance.take("c", now=10)
    assert not allowance.take("a", now=10.5)
    assert allowance.take("a", now=13)
