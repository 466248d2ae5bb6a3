"""No request of ours reaches a private network, however its address is dressed up."""

import socket

import pytest

from crawler.fetch.addresses import is_public
from crawler.fetch.errors import (
    ConnectionRefused,
    CouldNotCheck,
    InwardAddress,
    NameNotFound,
    NameUnresolved,
)
from tests.attacks.outside import ELSEWHERE, PUBLIC, Outside, ok, redirect

pytestmark = pytest.mark.anyio

INWARD = [
    *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16"),
    *("192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "203.0.113.9", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1"),
    *("fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001::1"),
    *("2001:db8::1", "3fff::1", "5f00::1", "fec0::1"),
]
OUTWARD = [PUBLIC, ELSEWHERE, "8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::5db8:d822"]


@pytest.mark.parametrize("address", INWARD)
def test_it_knows_an_inward_address(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTWARD)
def test_it_knows_a_public_address(address):
    assert is_public(address)


@pytest.mark.parametrize("address", INWARD)
async def test_a_name_that_leads_inward_is_not_connected_to(outside: Outside, address):
    outside.names["board.example"] = [[address]]
    async with outside.client() as fetch:
        with pytest.raises(InwardAddress):
            await fetch("http://board.example/")
    assert outside.dialled == []


async def test_one_inward_address_among_public_ones_refuses_them_all(outside: Outside):
    outside.names["board.example"] = [[PUBLIC, "10.0.0.1"]]
    async with outside.client() as fetch:
        with pytest.raises(InwardAddress):
            await fetch("http://board.example/")
    assert outside.dialled == []


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "localhost.", "127.0.0.1.", "127.1", "2130706433"),
        *("0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.0x1", "0"),
        *("169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]"),
        *("[fe80::1%25eth0]", "[64:ff9b::7f00:1]", "127。0。0。1", "１２７.０.０.１", "①②⑦.⓪.⓪.①"),
        *("127.0.0.1%2f", "127%2e0%2e0%2e1", "intranet", "metadata"),
    ],
)
async def test_no_spelling_of_an_inward_address_is_connected_to(outside: Outside, host):
    async def like_a_lenient_resolver(name: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    outside.resolve = like_a_lenient_resolver
    async with outside.client() as fetch:
        with pytest.raises(CouldNotCheck):
            await fetch(f"http://{host}/")
    assert outside.dialled == []


async def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to(outside: Outside):
    await outside.site("board.example", lambda asked: ok())
    outside.names["board.example"] = [[PUBLIC], ["127.0.0.1"]]
    async with outside.client() as fetch:
        assert (await fetch("http://board.example/")).status == 200
    assert outside.dialled == [(PUBLIC, 80)]
    assert outside.asked[0].headers["host"] == "board.example"


async def test_a_name_that_is_rebound_between_two_hops_is_refused(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("http://board.example:8080/"))
    outside.names["board.example"] = [[PUBLIC], ["127.0.0.1"]]
    async with outside.client() as fetch:
        with pytest.raises(InwardAddress) as refused:
            await fetch("http://board.example/")
    assert outside.dialled == [(PUBLIC, 80)]
    assert [hop.status for hop in refused.value.hops] == [302]


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"),
        *("http://inside.example/", "//inside.example/", "http://2130706433/"),
        *("http://catalogue:8000/", "http://127.0.0.1:8001/boards/healthy/"),
    ],
)
async def test_a_redirect_inward_is_refused_even_to_an_allowed_host(outside: Outside, target):
    outside.names["inside.example"] = [["192.168.0.7"]]
    await outside.site("board.example", lambda asked: redirect(target))
    allowed = frozenset({"127.0.0.1:8001", "catalogue:8000"})
    async with outside.client(allowed_hosts=allowed) as fetch:
        with pytest.raises(CouldNotCheck):
            await fetch("http://board.example/")
    assert outside.dialled == [(PUBLIC, 80)]


async def test_an_allowed_host_is_asked_directly_and_may_redirect_within_itself(outside: Outside):
    await outside.site(
        "-",
        lambda asked: ok() if asked.path == "/there" else redirect("/there"),
        address="127.0.0.1",
        port=8001,
    )
    async with outside.client(allowed_hosts=frozenset({"127.0.0.1:8001"})) as fetch:
        assert (await fetch("http://127.0.0.1:8001/here")).url == "http://127.0.0.1:8001/there"
        for other in ("http://127.0.0.1:8002/", "http://127.0.0.2:8001/", "http://localhost:8001"):
            with pytest.raises(CouldNotCheck):
                await fetch(other)
    assert set(outside.dialled) == {("127.0.0.1", 8001)}


async def test_only_the_resolver_itself_may_say_that_a_name_does_not_exist(outside: Outside):
    async with outside.client() as fetch:
        with pytest.raises(NameNotFound):
            await fetch("http://gone.example/")

    async def in_trouble(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    outside.resolve = in_trouble
    async with outside.client() as fetch:
        with pytest.raises(NameUnresolved):
            await fetch("http://board.example/")


async def test_the_other_addresses_of_a_host_are_tried_before_it_is_called_down(outside: Outside):
    await outside.site("board.example", lambda asked: ok(), address=ELSEWHERE)
    outside.names["board.example"] = [[PUBLIC, ELSEWHERE], [PUBLIC]]
    async with outside.client() as fetch:
        assert (await fetch("http://board.example/")).status == 200
    async with outside.client() as fetch:
        with pytest.raises(ConnectionRefused):
            await fetch("http://board.example/")
