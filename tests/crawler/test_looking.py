"""The loop in which boards are looked at, and what its own slowness may not be taken for."""

import asyncio
import os
import time

import pytest

from crawler import looking
from crawler.fetch.errors import ConnectionRefused, MayBeUs, TimedOut
from crawler.looking import Lateness, OnTime, end_lookout, lookout
from tests.smells.fake_client import FakeClient


def asked(error, *, held_up: float):
    """What a fetch ends with, when it fails so while its loop is held up for that many seconds."""

    async def fetch(url, **_how):
        await asyncio.sleep(0.15)
        time.sleep(held_up)
        await asyncio.sleep(0.15)
        raise error

    async def run():
        lateness = Lateness()
        lateness.measure(asyncio.get_running_loop())
        await OnTime(fetch, lateness)("https://board.example/")

    asyncio.run(run())


@pytest.fixture
def tolerated(monkeypatch):
    monkeypatch.setattr(looking, "TOLERATED", 0.4)


def test_a_timeout_is_the_hosts_while_the_loop_was_free(tolerated):
    with pytest.raises(TimedOut):
        asked(TimedOut("no answer"), held_up=0)


def test_a_timeout_while_we_were_busy_says_nothing_of_the_host(tolerated):
    with pytest.raises(MayBeUs, match="this worker itself was busy for"):
        asked(TimedOut("no answer"), held_up=0.7)


def test_what_a_host_says_itself_is_believed_all_the_same(tolerated):
    with pytest.raises(ConnectionRefused):
        asked(ConnectionRefused("refused"), held_up=0.7)


@pytest.fixture
def fake(monkeypatch):
    end_lookout()
    monkeypatch.setattr(looking, "open_client", lambda: FakeClient({}))
    yield
    end_lookout()


def test_a_process_has_one_lookout_and_a_forked_one_another(fake):
    here = lookout()
    assert lookout() is here
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        os.write(write, b"1" if lookout() is not here else b"0")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 1) == b"1"
    os.close(read)
    os.close(write)


def test_a_look_ends_in_the_callers_hands(fake):
    async def seven() -> int:
        return 7

    assert lookout().start(seven()).result(timeout=5) == 7
