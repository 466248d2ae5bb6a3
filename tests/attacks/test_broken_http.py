"""Answers that are not, or not quite, HTTP, and answers that nobody asked for."""

import asyncio
import contextlib
import gzip
import socket
import struct

import pytest

from crawler.again import Tracing, repeat
from crawler.fetch.errors import BadAnswer, ConnectionBroken, CouldNotCheck, TooLarge
from crawler.platforms.adapter import Access
from tests.attacks.outside import PUBLIC, Outside, ok

pytestmark = pytest.mark.anyio
URL = "http://board.example/"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"


async def test_an_answer_nobody_asked_for_is_not_given_to_the_next_question(outside: Outside):
    unasked = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    await outside.wire(ok(b"first"), unasked, pause=0.02)
    async with outside.client() as fetch:
        assert (await fetch(f"{URL}a")).body == b"first"
        await asyncio.sleep(0.05)
        assert (await fetch(f"{URL}b")).body == b"first"
    assert [asked.path for asked in outside.asked] == ["/a", "/b"]


@pytest.mark.parametrize("body", [b"hello", b"HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n"])
async def test_what_follows_a_complete_answer_at_once_is_not_the_next_one(outside: Outside, body):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
    await outside.wire(head + body)
    async with outside.client() as fetch:
        for path in ("a", "b"):
            with contextlib.suppress(BadAnswer):
                assert (await fetch(URL + path)).body == b"hi"
    assert [asked.path for asked in outside.asked] == ["/a", "/b"]


async def test_a_new_connection_that_is_broken_off_is_not_asked_again(outside: Outside):
    await outside.wire(ends=True)
    async with outside.client() as fetch:
        with pytest.raises(ConnectionBroken):
            await fetch(URL)
    assert len(outside.asked) == 1
    assert len(outside.dialled) == 1


async def test_a_kept_connection_that_was_closed_is_replaced(outside: Outside):
    await outside.wire(ok(), ends=True)
    async with outside.client() as fetch:
        for _ in range(3):
            assert (await fetch(URL)).status == 200
    assert len(outside.asked) == 3


async def test_interim_answers_are_passed_over(outside: Outside):
    await outside.wire(INTERIM * 3 + b"HTTP/1.1 102 Processing\r\n\r\n" + ok(b"page"))
    async with outside.client() as fetch:
        assert (await fetch(URL)).body == b"page"


async def test_a_flood_of_interim_answers_is_cut_off(outside: Outside):
    await outside.wire(*[b"HTTP/1.1 100 \r\n\r\n" * 1000] * 100)
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


@pytest.mark.parametrize(
    "rest", [b"ZZZZ\r\n", b"0\r\n" + b"X: y\r\n" * 5000, b"0\r\nX: " + b"y" * 200_000]
)
async def test_a_body_that_stops_being_http_is_not_waited_for(outside: Outside, rest):
    await outside.wire(CHUNKED, rest, pause=0.02)
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            async with asyncio.timeout(3):
                await fetch(URL)


@pytest.mark.parametrize("size", [b"-5", b"F" * 18, b"5 5", b""])
async def test_a_size_of_a_chunk_that_is_none_accuses_nobody(outside: Outside, size):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    await outside.wire(head + size + b"\r\nhello\r\n0\r\n\r\n")
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def test_what_is_hidden_in_chunks_is_neither_kept_nor_minded(outside: Outside):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    await outside.wire(head + b"5;" + b"a" * 500_000 + b"\r\nhello\r\n0\r\nSet-Cookie: a=b\r\n\r\n")
    async with outside.client() as fetch:
        answer = await fetch(URL)
    assert (answer.body, "set-cookie" in answer.headers) == (b"hello", False)


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: 2\r\nContent-Length: 5",
        "Content-Length: 2\r\nTransfer-Encoding: chunked",
        "Content-Length: -2",
        "Content-Length: 99999999999999999999999",
        "Content-Length: 2, 5",
    ],
)
async def test_two_lengths_or_none_that_is_one_accuse_nobody(outside: Outside, lengths):
    await outside.wire(f"HTTP/1.1 200 OK\r\n{lengths}\r\n\r\nhello".encode())
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


@pytest.mark.parametrize("length", ["18446744073709551615", "5000001", "9" * 15])
async def test_a_body_that_is_said_to_be_too_large_is_not_read(outside: Outside, length):
    await outside.wire(f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode())
    async with outside.client() as fetch:
        with pytest.raises(TooLarge):
            await fetch(URL)


async def test_not_modified_may_tell_of_any_length(outside: Outside):
    await outside.wire(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99999999\r\n\r\n")
    async with outside.client() as fetch:
        assert (await fetch(URL)).status == 304


async def test_a_body_shorter_than_it_says_is_no_page(outside: Outside):
    await outside.wire(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", pause=0.02, ends=True)
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def test_a_body_without_a_length_that_is_reset_is_no_page(outside: Outside):
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n<p>half a pa")
        await asyncio.sleep(0.05)
        at_once = struct.pack("ii", 1, 0)  # to linger for no second
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    outside.servers.append(server)
    outside.names["board.example"] = [[PUBLIC]]
    outside.ports[PUBLIC, 80] = server.sockets[0].getsockname()[1]
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def test_a_packed_page_that_is_cut_short_is_no_page(outside: Outside):
    packed = gzip.compress(b"<table>" + bytes(range(256)) * 40)
    await outside.wire(ok(packed[: len(packed) // 2], "Content-Encoding: gzip"))
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


@pytest.mark.parametrize("status", ["101 Switching Protocols", "099 Low", "000 None"])
async def test_a_status_that_answers_nothing_is_not_taken_for_a_page(outside: Outside, status):
    upgrade = "Upgrade: websocket\r\nConnection: Upgrade"
    await outside.wire(f"HTTP/1.1 {status}\r\n{upgrade}\r\n\r\n".encode(), b"x" * 500_000)
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


@pytest.mark.parametrize(
    "head",
    [
        *(b"<html>an answer of HTTP/0.9</html>", b"HTTP/3.7 200 OK\r\n\r\n", b"\0\0\x12\x04" * 9),
        *(b"HTTP/1.1 200 OK\r\nX\x01: y\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"),
        *(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: a\rY: b\r\n\r\n"),
    ],
)
async def test_a_head_that_is_no_head_accuses_nobody(outside: Outside, head):
    await outside.wire(head, ends=True)
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def test_a_status_line_without_end_is_cut_off(outside: Outside):
    await outside.wire(b"HTTP/1.1 200 " + b"a" * 500_000)
    async with outside.client() as fetch:
        with pytest.raises(TooLarge):
            await fetch(URL)


@pytest.mark.parametrize("value", ["é", "\ud800", "a\r\nX-Injected: 1", "a\n", "a\r", "a\0"])
async def test_a_header_that_cannot_be_sent_is_not_sent(outside: Outside, value):
    await outside.wire(ok())
    async with outside.client() as fetch:
        with pytest.raises(CouldNotCheck):
            await fetch(URL, headers={"If-None-Match": value})
    assert outside.asked == []


@pytest.mark.parametrize("etag", [b'"\xff\xfe"', '"é"'.encode(), b'"\x1b[2J"', b'"' + b"x" * 9000])
async def test_a_validator_from_a_site_does_no_harm_when_it_is_sent_back(outside: Outside, etag):
    await outside.wire(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: " + etag + b"\r\n\r\nhi")
    async with outside.client() as fetch:
        look = Tracing(fetch)
        await look(URL)
        again = await repeat(look.trace(), fetch, Access())
    assert set(again.answers) <= {URL}  # it was asked, or is looked at in full: nothing is raised
    assert not any(name.startswith("x-") for asked in outside.asked for name in asked.headers)
