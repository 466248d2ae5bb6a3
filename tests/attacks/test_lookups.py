"""Resolvers: names that take for ever, and answers that are mixed."""

import asyncio
import socket
import threading

import pytest

from crawler.fetch import guard
from crawler.fetch.errors import ConnectionRefused, InwardAddress, NameUnresolved
from tests.attacks.outside import ELSEWHERE, PUBLIC, Outside, ok

pytestmark = pytest.mark.anyio
URL = "http://board.example/"


async def test_names_that_are_never_answered_do_not_keep_others_waiting(monkeypatch):
    never = threading.Event()

    def ask(host, *how, **more):
        if host != "board.example":
            never.wait(10)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    slow = [asyncio.ensure_future(guard.system_resolve(f"{n}.slow.example", 80)) for n in range(60)]
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(3):
            assert await guard.system_resolve("board.example", 80) == [PUBLIC]
    finally:
        never.set()
        await asyncio.gather(*slow, return_exceptions=True)


@pytest.mark.parametrize(
    "addresses",
    [
        *([PUBLIC, "127.0.0.1"], ["::1", PUBLIC], ["2606:4700::1111", "::ffff:10.0.0.1"]),
        *([PUBLIC, "fd00::1"], [PUBLIC] * 5 + ["10.0.0.1"], ["64:ff9b::a00:1", PUBLIC]),
    ],
)
async def test_pairs_and_long_lists_are_judged_to_their_end(outside: Outside, addresses):
    outside.names["board.example"] = [addresses]
    async with outside.client() as fetch:
        with pytest.raises(InwardAddress):
            await fetch(URL)
    assert outside.dialled == []


async def test_an_address_of_the_open_internet_is_asked_without_a_look_up(outside: Outside):
    await outside.site("-", lambda asked: ok(), address="8.8.8.8")
    async with outside.client() as fetch:
        assert (await fetch("http://8.8.8.8/")).status == 200
    assert outside.dialled == [("8.8.8.8", 80)]
    assert outside.asked[0].headers["host"] == "8.8.8.8"


async def test_a_name_that_is_rebound_while_it_is_connected_to_is_refused(outside: Outside):
    """The kept connection was closed meanwhile, so that the name is looked up once more."""
    await outside.wire(ok(), ends=True)
    outside.names["board.example"] = [[PUBLIC], ["127.0.0.1"]]
    async with outside.client() as fetch:
        assert (await fetch(URL)).status == 200
        with pytest.raises(InwardAddress):
            await fetch(URL)
    assert outside.dialled == [(PUBLIC, 80)]


async def test_what_is_connected_to_is_judged_even_if_nobody_looked_it_up(outside: Outside):
    """Should the library ever come to an address by another way, no socket is opened to it."""
    async with outside.client() as fetch:
        keeper = fetch._transport._guard
        keeper.begin("board.example", 80)
        there = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))
        with pytest.raises(InwardAddress):
            keeper.dial(there)
    assert outside.dialled == []


async def test_every_address_is_tried_once_and_then_it_is_over(outside: Outside):
    outside.names["board.example"] = [[PUBLIC, ELSEWHERE], ["127.0.0.1"]]
    async with outside.client() as fetch:
        with pytest.raises(ConnectionRefused):
            await fetch(URL)
    assert [host for host, _ in outside.dialled] == [PUBLIC, ELSEWHERE]


@pytest.mark.parametrize("trouble", [OSError("odd"), UnicodeError("label too long"), []])
async def test_a_resolver_in_trouble_accuses_nobody(outside: Outside, trouble):
    async def resolve(host: str, port: int) -> list[str]:
        if isinstance(trouble, Exception):
            raise trouble
        return trouble

    outside.resolve = resolve
    async with outside.client() as fetch:
        with pytest.raises(NameUnresolved):
            await fetch(URL)
