"""Certificates: a bad one is told in plain words, and one that others may accept accuses nobody."""

import asyncio
import contextlib

import pytest

from crawler.fetch.errors import ConnectionBroken, MayBeUs, TimedOut, TlsFailed
from tests.attacks.outside import Outside, ok, redirect

pytestmark = pytest.mark.anyio


async def test_a_good_certificate_is_accepted_for_its_name_not_for_its_address(outside: Outside):
    await outside.site("board.example", lambda asked: ok(), port=443, certificate="good")
    async with outside.client() as fetch:
        assert (await fetch("https://board.example/")).body == b"fine"


@pytest.mark.parametrize(
    ("certificate", "name", "reason"),
    [
        ("expired", "board.example", "has expired"),
        ("early", "board.example", "not valid yet"),
        ("self-signed", "board.example", "self-signed"),
        ("good", "another.example", "another host name"),
    ],
)
async def test_the_true_reason_is_told(outside: Outside, certificate, name, reason):
    await outside.site(name, lambda asked: ok(), port=443, certificate=certificate)
    async with outside.client() as fetch:
        with pytest.raises(TlsFailed, match=reason):
            await fetch(f"https://{name}/")
    assert outside.asked == []


async def test_a_certificate_that_cannot_be_traced_may_be_our_own_lack(outside: Outside):
    await outside.site("board.example", lambda asked: ok(), port=443, certificate="untraceable")
    async with outside.client() as fetch:
        with pytest.raises(MayBeUs, match="unable to get local issuer certificate"):
            await fetch("https://board.example/")
    assert outside.asked == []


async def test_a_server_without_tls_is_told_apart(outside: Outside):
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    await _raw_site(outside, plain)
    async with outside.client() as fetch:
        with pytest.raises(TlsFailed, match="does not speak TLS"):
            await fetch("https://board.example/")


async def test_a_handshake_that_is_broken_off_is_a_broken_connection(outside: Outside):
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.close()

    await _raw_site(outside, silent)
    async with outside.client() as fetch:
        with pytest.raises(ConnectionBroken):
            await fetch("https://board.example/")


@pytest.mark.parametrize("begun", [b"", b"\x16\x03\x03\x40\x00\x02"])
async def test_a_handshake_that_drips_ends_at_the_connect_timeout(outside: Outside, begun):
    over = asyncio.Event()

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(begun)
        with contextlib.suppress(OSError):
            while begun and not reader.at_eof():
                writer.write(b"\0")
                await writer.drain()
                await asyncio.sleep(0.02)
            await reader.read()
        writer.close()
        over.set()

    await _raw_site(outside, drip)
    async with outside.client(connect_seconds=0.3) as fetch:
        with pytest.raises(TimedOut):
            await fetch("https://board.example/")
    await over.wait()


async def test_a_server_that_wants_another_protocol_is_asked_in_http_1(outside: Outside):
    await outside.site("board.example", lambda asked: ok(), port=443, certificate="good", alpn="h2")
    async with outside.client() as fetch:
        assert (await fetch("https://board.example/")).body == b"fine"


async def test_a_certificate_is_asked_for_at_every_hop(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("https://other.example/"))
    await outside.site("other.example", lambda asked: ok(), port=443, certificate="self-signed")
    async with outside.client() as fetch:
        with pytest.raises(TlsFailed):
            await fetch("http://board.example/")
    assert len(outside.asked) == 1


async def _raw_site(outside: Outside, serve) -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    outside.servers.append(server)
    outside.names["board.example"] = [["93.184.216.34"]]
    outside.ports["93.184.216.34", 443] = server.sockets[0].getsockname()[1]
