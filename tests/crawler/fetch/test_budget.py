"""The pace of a host, kept by all workers together, and its wishes to be left alone."""

import multiprocessing
import random
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from crawler.fetch import budget
from crawler.fetch.cache import Turn
from crawler.fetch.errors import RateLimited
from crawler.fetch.file_cache import LockedFileCache

pytestmark = pytest.mark.anyio


async def test_the_first_request_to_a_host_need_not_wait(memory, clock):
    await budget.wait_for_turn("board.example", memory, gap_seconds=2)
    assert clock.slept == []


async def test_the_next_request_waits_the_gap_and_a_little_by_chance(memory, clock):
    for _ in range(4):
        await budget.wait_for_turn("board.example", memory, gap_seconds=2)
    assert len(clock.slept) == 3
    assert all(2 <= seconds <= 2.5 for seconds in clock.slept)
    assert len(set(clock.slept)) > 1


async def test_hosts_do_not_wait_for_each_other(memory, clock):
    await budget.wait_for_turn("one.example", memory, gap_seconds=20)
    await budget.wait_for_turn("two.example", memory, gap_seconds=20)
    assert clock.slept == []


async def test_a_host_whose_turn_is_far_off_is_not_waited_for(memory, clock):
    budget.postpone_as_asked("board.example", {"retry-after": "31"}, memory, status=429)
    with pytest.raises(RateLimited):
        await budget.wait_for_turn("board.example", memory, gap_seconds=2)
    assert clock.slept == []
    clock.pass_by(seconds=10)
    await budget.wait_for_turn("board.example", memory, gap_seconds=2)
    assert 20 < sum(clock.slept) < 22


async def test_a_refused_turn_takes_none_away(memory, clock):
    budget.postpone_as_asked("board.example", {"retry-after": "100"}, memory, status=429)
    for _ in range(20):
        with pytest.raises(RateLimited):
            await budget.wait_for_turn("board.example", memory, gap_seconds=5)
    clock.pass_by(seconds=101)
    await budget.wait_for_turn("board.example", memory, gap_seconds=5)
    assert clock.slept == []


async def test_a_shorter_wish_does_not_undo_a_longer_one(memory, clock):
    budget.postpone_as_asked("board.example", {"retry-after": "5000"}, memory, status=503)
    budget.postpone_as_asked("board.example", {"retry-after": "5"}, memory, status=503)
    clock.pass_by(seconds=1000)
    with pytest.raises(RateLimited):
        await budget.wait_for_turn("board.example", memory, gap_seconds=2)


async def test_nobody_is_left_alone_for_more_than_a_day(memory, clock):
    budget.postpone_as_asked("board.example", {"retry-after": "999999999"}, memory, status=429)
    clock.pass_by(hours=24, seconds=1)
    await budget.wait_for_turn("board.example", memory, gap_seconds=2)


NOW = 1_780_000_000.0  # 2026-05-28 20:26:40 UTC


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (200, {}, 0),
        (200, {"retry-after": "60"}, 0),
        (429, {"retry-after": "60"}, 60),
        (503, {"retry-after": " 7 "}, 7),
        (403, {"retry-after": "60"}, 60),
        (429, {}, budget.AFTER_A_429),
        (429, {"retry-after": "soon"}, budget.AFTER_A_429),
        (503, {"retry-after": "-5"}, 0),
        (503, {"retry-after": "9" * 5000}, 0),
        (503, {"retry-after": "Thu, 28 May 2026 20:27:40 GMT"}, 60),
        (503, {"retry-after": "Thu, 28 May 2026 20:25:40 GMT"}, 0),
        (503, {"retry-after": "Thu, 99 May 99999 20:25:40"}, 0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1780000090"}, 90),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "90"}, 90),
        (200, {"x-ratelimit-remaining": "1", "x-ratelimit-reset": "1780000090"}, 0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "never"}, 0),
        (200, {"ratelimit": '"api";r=0;t=55'}, 55),
        (200, {"ratelimit": '"api";r=10;t=55'}, 0),
        (200, {"ratelimit": '"pages";r=5;t=9, "api";r=0;t=41'}, 41),
        (429, {"ratelimit": '"api";r=0;t=55', "retry-after": "120"}, 120),
        (429, {"ratelimit": ";" * 9000}, budget.AFTER_A_429),
    ],
)
async def test_how_long_an_answer_asks_to_be_left_alone(status, headers, seconds):
    assert budget.seconds_asked(status, headers, now=NOW) == pytest.approx(seconds)


def _take_turns(folder: str, count: int, moments) -> None:
    cache = LockedFileCache(folder, {})
    for _ in range(count):
        moments.append(budget._take_turn("board.example", cache, 0.05))


async def test_workers_of_one_machine_never_share_a_turn_on_a_file_cache(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        moments = manager.list()
        arguments = (str(tmp_path), 15, moments)
        workers = [context.Process(target=_take_turns, args=arguments) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        turns = sorted(moments)
    assert len(turns) == 45
    assert min(late - early for early, late in pairwise(turns)) >= 0.05 - 1e-6


async def test_of_many_adding_to_a_file_cache_at_once_one_is_told_that_it_did(
    tmp_path, monkeypatch
):
    has_key = LockedFileCache.has_key

    def slowly(self, key, version=None):
        found = has_key(self, key, version)
        time.sleep(0.02)
        return found

    monkeypatch.setattr(LockedFileCache, "has_key", slowly)
    cache = LockedFileCache(str(tmp_path), {})
    with ThreadPoolExecutor(8) as workers:
        added = list(workers.map(lambda number: cache.add("lock", number, 9), range(8)))
    assert added.count(True) == 1


def test_workers_never_share_a_turn_on_redis():
    from django.core.cache import cache

    with ThreadPoolExecutor(8) as workers:
        turns = sorted(
            workers.map(lambda _: budget._take_turn("board.example", cache, 0.05), range(20))
        )
    assert turns[0] <= time.time()
    assert min(late - early for early, late in pairwise(turns)) >= 0.05 - 1e-5


async def test_each_cache_takes_turns_alike(memory, tmp_path):
    from django.core.cache import cache

    chance = random.Random(7)
    asked = [
        Turn("turn-at:a.example", "until:a.example", now, gap, 30_000_000, now + 10**8)
        for now, gap in zip(
            sorted(chance.randrange(10**9, 10**9 + 10**8) for _ in range(200)),
            [chance.randrange(0, 2_000_000) for _ in range(200)],
            strict=True,
        )
    ]
    files = LockedFileCache(str(tmp_path), {})
    for each in (memory, files, cache):
        each.set("until:a.example", 10**9 + 5 * 10**7, 60)
    for turn in asked:
        assert memory.take_turn(turn) == files.take_turn(turn) == cache.take_turn(turn)
    for each in (memory, files, cache):
        each.set("turn-at:a.example", 10**15, 60)  # by a clock that was a year ahead
        assert each.take_turn(asked[-1]) == asked[-1].now
