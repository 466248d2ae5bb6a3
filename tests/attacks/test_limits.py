"""Answers made to exhaust us: bombs, endless bodies and headers, drips and circles."""

import asyncio
import gzip
import tracemalloc
import zlib

import pytest

from crawler.fetch.errors import (
    BadAnswer,
    ConnectionBroken,
    RedirectsUnfollowed,
    TimedOut,
    TooLarge,
    TooManyRedirects,
)
from tests.attacks.outside import ELSEWHERE, Outside, ok, redirect

pytestmark = pytest.mark.anyio
URL = "http://board.example/"
PAGE = b"<h1>Ranking</h1>" * 100


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE) + b"trailing"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("identity", PAGE),
        ("none", PAGE),
    ],
)
async def test_a_packed_page_is_unpacked(outside: Outside, encoding, packed):
    await outside.site("board.example", lambda asked: ok(packed, f"Content-Encoding: {encoding}"))
    async with outside.client() as fetch:
        assert (await fetch(URL)).body == PAGE
    assert outside.asked[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, raw_deflate])
async def test_a_bomb_is_not_unpacked_beyond_the_limit(outside: Outside, pack):
    bomb = pack(bytes(100_000_000))
    encoding = "gzip" if pack is gzip.compress else "deflate"
    await outside.site("board.example", lambda asked: ok(bomb, f"Content-Encoding: {encoding}"))
    async with outside.client() as fetch:
        tracemalloc.start()
        with pytest.raises(TooLarge):
            await fetch(URL)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 30_000_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip,gzip,gzip,gzip"])
async def test_a_packing_we_did_not_ask_for_is_not_unpacked(outside: Outside, encoding):
    await outside.site("board.example", lambda asked: ok(b"x", f"Content-Encoding: {encoding}"))
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def test_a_broken_packing_accuses_nobody(outside: Outside):
    await outside.site("board.example", lambda asked: ok(b"no zip", "Content-Encoding: gzip"))
    async with outside.client() as fetch:
        with pytest.raises(BadAnswer):
            await fetch(URL)


async def endless(head: bytes, piece: bytes, seconds: float = 0):
    yield head
    while True:
        yield piece
        await asyncio.sleep(seconds)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 50_000),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"4000\r\n" + b"x" * 16384 + b"\r\n",
        ),
        (b"HTTP/1.1 200 OK\r\n", b"X-Filler: " + b"x" * 500 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Filler: ", b"x" * 5000),
    ],
)
async def test_an_endless_answer_is_cut_off(outside: Outside, head, piece):
    await outside.site("board.example", lambda asked: endless(head, piece))
    async with outside.client(body_bytes=1_000_000) as fetch:
        with pytest.raises(TooLarge):
            await fetch(URL)


async def test_too_many_headers_are_refused(outside: Outside):
    many = [f"X-{number}: x" for number in range(300)]
    await outside.site("board.example", lambda asked: ok(b"", *many))
    async with outside.client() as fetch:
        with pytest.raises(TooLarge):
            await fetch(URL)


async def test_a_table_may_be_larger_than_a_page(outside: Outside):
    body = b"x" * 3000
    await outside.site(
        "board.example",
        lambda asked: ok(body, f"Content-Type: text/{'csv' if asked.path == '/csv' else 'html'}"),
    )
    async with outside.client(body_bytes=1000, table_bytes=4000) as fetch:
        assert len((await fetch(f"{URL}csv")).body) == 3000
        with pytest.raises(TooLarge):
            await fetch(URL)


@pytest.mark.parametrize(
    ("head", "error"),
    [
        (b"HTTP/1.1 200 ", TimedOut),  # not even the first line
        (b"HTTP/1.1 100 Continue\r\n\r\n", TimedOut),
        (b"HTTP/1.1 200 OK\r\n", TimedOut),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", BadAnswer),  # readers may see it
    ],
)
async def test_a_drip_ends_at_the_deadline(outside: Outside, head, error):
    drip = b"HTTP/1.1 100 Continue\r\n\r\n" if b"100" in head else b"x"
    await outside.site("board.example", lambda asked: endless(head, drip, 0.05))
    async with outside.client(total_seconds=0.4, read_seconds=5) as fetch:
        with pytest.raises(error):
            await fetch(URL)


async def test_silence_ends_at_the_read_timeout(outside: Outside):
    await outside.site("board.example", lambda asked: endless(b"", b"", 0.05))
    async with outside.client(read_seconds=0.2) as fetch:
        with pytest.raises(TimedOut):
            await fetch(URL)


async def test_many_silent_hosts_do_not_make_another_one_look_silent(outside: Outside):
    never = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await never.wait()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0, backlog=200)
    outside.servers.append(server)
    outside.ports[ELSEWHERE, 80] = server.sockets[0].getsockname()[1]
    await outside.site("board.example", lambda asked: ok())
    async with outside.client(total_seconds=1.5) as fetch:
        outside.names |= {f"{number}.example": [[ELSEWHERE]] for number in range(120)}
        waiting = [asyncio.ensure_future(fetch(f"http://{n}.example/")) for n in range(120)]
        await asyncio.sleep(0.2)
        async with asyncio.timeout(1):
            assert (await fetch(URL)).status == 200
        told = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(error) for error in told} == {TimedOut}
    never.set()
    await asyncio.sleep(0.05)


async def test_the_deadline_holds_for_all_hops_together(outside: Outside):
    async def slowly(number: int):
        await asyncio.sleep(0.2)
        yield redirect(f"/{number + 1}")

    await outside.site("board.example", lambda asked: slowly(int(asked.path[1:])))
    async with outside.client(total_seconds=0.5) as fetch:
        with pytest.raises(TimedOut) as error:
            await fetch(f"{URL}1")
    assert 1 <= len(error.value.hops) <= 2


async def test_a_connection_closed_without_a_word_is_broken(outside: Outside):
    await outside.site("board.example", lambda asked: None)
    async with outside.client() as fetch:
        with pytest.raises(ConnectionBroken):
            await fetch(URL)


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 2000000 OK\r\n\r\n", b"\0" * 99]
)
async def test_what_is_not_http_accuses_nobody(outside: Outside, answer):
    await outside.site("board.example", lambda asked: answer)
    async with outside.client(read_seconds=1) as fetch:
        with pytest.raises((BadAnswer, TimedOut)):
            await fetch(URL)


async def test_a_circle_of_redirects_is_a_failure(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("/b" if asked.path == "/" else "/"))
    async with outside.client() as fetch:
        with pytest.raises(TooManyRedirects):
            await fetch(URL)
    assert len(outside.asked) == 2


async def test_a_circle_that_wants_a_cookie_is_none_for_readers(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("/", "Set-Cookie: seen=1"))
    async with outside.client() as fetch:
        with pytest.raises(RedirectsUnfollowed):
            await fetch(URL)


async def test_five_redirects_are_followed_and_no_more(outside: Outside):
    await outside.site(
        "board.example",
        lambda asked: ok() if asked.path == "/5" else redirect(f"/{int(asked.path[1:]) + 1}"),
    )
    async with outside.client() as fetch:
        assert len((await fetch(f"{URL}0")).hops) == 6
        with pytest.raises(RedirectsUnfollowed):
            await fetch(f"{URL}-1")
