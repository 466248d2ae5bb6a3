"""After hostile answers, and after fetches that were given up, nothing is left open."""

import asyncio
from pathlib import Path

import pytest

from crawler.fetch.errors import FetchError
from tests.attacks.outside import Outside, ok

pytestmark = pytest.mark.anyio
HEAD = b"HTTP/1.1 200 OK\r\n"
HOSTILE = [
    HEAD + b"Content-Length: 99\r\n\r\nx",
    HEAD + b"\r\n" + b"x" * 200_000,
    b"garbage\r\n\r\n",
    HEAD + b"X: y\r\n" * 300 + b"\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhelloZZ\r\n",
    b"HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + b"x" * 100_000,
    b"HTTP/1.1 302 F\r\nLocation: http://127.0.0.1/\r\n\r\n" + b"x" * 100_000,
    HEAD + b"Content-Encoding: br\r\nContent-Length: 2\r\n\r\nhi",
    HEAD + b"Content-Length: 2\r\n\r\nhi and more",
]


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def answer(asked):
    async def pieces():
        yield HOSTILE[int(asked.path[1:]) % len(HOSTILE)]

    return pieces()


async def hostile_sites(outside: Outside) -> None:
    await outside.site("board.example", answer)
    await outside.site("board.example", answer, port=443, certificate="good")


async def settled(fetch, ours) -> None:
    """Servers see a closed connection a moment later."""
    for _ in range(50):
        await asyncio.sleep(0.01)
        connector = fetch._transport._session.connector
        if not connector._acquired and asyncio.all_tasks() <= ours:
            return


async def test_hostile_answers_leave_nothing_open(outside: Outside):
    await hostile_sites(outside)
    before, ours = descriptors(), asyncio.all_tasks()
    async with outside.client(body_bytes=50_000, total_seconds=2, read_seconds=1) as fetch:
        gate = asyncio.Semaphore(20)

        async def ask(number: int) -> str:
            scheme = "http" if number % 2 else "https"
            async with gate:
                try:
                    await fetch(f"{scheme}://board.example/{number}")
                except FetchError as error:
                    return type(error).__name__
                return ""

        told = set(await asyncio.gather(*(ask(number) for number in range(360))))
        await settled(fetch, ours)
        assert asyncio.all_tasks() <= ours
        assert not fetch._transport._session.connector._acquired
    assert told >= {"TooLarge", "BadAnswer", "InwardAddress"}
    assert descriptors() <= before


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_fetch_that_is_given_up_at_any_point_leaves_nothing_open(outside: Outside, scheme):
    async def slowly():
        head = ok(b"x" * 3000)
        for begin in range(0, len(head), 200):
            yield head[begin : begin + 200]
            await asyncio.sleep(0)

    await outside.site("board.example", lambda asked: slowly())
    await outside.site("board.example", lambda asked: slowly(), port=443, certificate="good")
    before, ours, ended = descriptors(), asyncio.all_tasks(), []
    async with outside.client() as fetch:
        for steps in range(80):
            task = asyncio.ensure_future(fetch(f"{scheme}://board.example/"))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            ended += await asyncio.gather(task, return_exceptions=True)
        await settled(fetch, ours)
        assert not fetch._transport._session.connector._acquired
        assert asyncio.all_tasks() <= ours
    given_up = [error for error in ended if isinstance(error, asyncio.CancelledError)]
    assert len(given_up) > 20
    assert descriptors() <= before
