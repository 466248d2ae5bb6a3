"""Several addresses of one host, connections that are kept, and the address as it was checked."""

import errno
import socket

import httpx
import pytest

from crawler.fetch.errors import ConnectionRefused, InwardAddress, MayBeUs
from tests.attacks.outside import ELSEWHERE, PUBLIC, Outside, ok

pytestmark = pytest.mark.anyio
URL = "http://board.example/"
THIRD, FOURTH = "8.8.4.4", "1.1.1.1"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def outside(anyio_backend: str):
    world = Outside()
    yield world
    await world.close()


async def test_the_next_address_is_tried_when_one_takes_no_connection(outside: Outside):
    await outside.site("board.example", lambda asked: ok(), address=ELSEWHERE)
    outside.names["board.example"] = [[PUBLIC, ELSEWHERE]]
    async with outside.client() as fetch:
        assert (await fetch(URL)).body == b"fine"
    assert [host for host, _ in outside.dialled] == [PUBLIC, ELSEWHERE]


async def test_each_address_is_dialled_once_and_no_more_than_three_are(outside: Outside):
    outside.names["board.example"] = [[PUBLIC, ELSEWHERE, THIRD, FOURTH]]
    async with outside.client() as fetch:
        with pytest.raises(ConnectionRefused):
            await fetch(URL)
    assert [host for host, _ in outside.dialled] == [PUBLIC, ELSEWHERE, THIRD]


@pytest.mark.parametrize("first", [PUBLIC, "2600::1"])
async def test_of_several_failures_the_one_that_tells_of_the_host_is_told(
    outside: Outside, monkeypatch, first
):
    """A machine without IPv6 has no way to one address; that the other refuses is the news."""
    outside.names["board.example"] = [["2600::1", PUBLIC] if ":" in first else [PUBLIC, "2600::1"]]
    dial = outside.dial

    def without_ipv6(there):
        if there[0] == socket.AF_INET6:
            raise OSError(errno.ENETUNREACH, "Network is unreachable")
        return dial(there)

    monkeypatch.setattr(outside, "dial", without_ipv6)
    async with outside.client() as fetch:
        with pytest.raises(ConnectionRefused):
            await fetch(URL)


async def test_no_way_to_any_address_may_be_us(outside: Outside, monkeypatch):
    outside.names["board.example"] = [["2600::1"]]

    def without_a_way(there):
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(outside, "dial", without_a_way)
    async with outside.client() as fetch:
        with pytest.raises(MayBeUs):
            await fetch(URL)


async def test_a_connection_is_kept_and_its_name_not_looked_up_again(outside: Outside):
    await outside.site("board.example", lambda asked: ok())
    outside.names["board.example"] = [[PUBLIC], ["127.0.0.1"]]
    async with outside.client() as fetch:
        await fetch(URL)
        await fetch(f"{URL}again")
    assert len(outside.dialled) == 1
    assert [asked.path for asked in outside.asked] == ["/", "/again"]


async def test_a_new_connection_is_judged_anew(outside: Outside):
    await outside.site("board.example", lambda asked: ok(b"", "Connection: close"))
    outside.names["board.example"] = [[PUBLIC], ["127.0.0.1"]]
    async with outside.client() as fetch:
        await fetch(URL)
        with pytest.raises(InwardAddress):
            await fetch(f"{URL}again")
    assert [host for host, _ in outside.dialled] == [PUBLIC]


@pytest.mark.parametrize("path", ["/a%2Fb/c%20d", "/a/./b", "/x?q=a%26b&r=%E6%A6%9C", "/x?a=1?b"])
async def test_the_path_is_asked_as_it_was_checked(outside: Outside, path):
    await outside.site("board.example", lambda asked: ok())
    async with outside.client() as fetch:
        await fetch(f"http://board.example{path}")
    assert outside.asked[0].path == httpx.URL(f"http://board.example{path}").raw_path.decode()
