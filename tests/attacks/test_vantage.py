"""The second vantage point as a way inward or a relay, and one that lies or breaks."""

import asyncio
import json
import time

import pytest
from aiohttp import web

from crawler.fetch.client import Client
from crawler.fetch.guard import Wiring
from crawler.observation import Failure, Unread
from crawler.vantage import asking, messages, service
from crawler.vantage.asking import LIMITS, Asker
from crawler.vantage.messages import LONGEST_QUESTION, OLDEST, Question, ask
from crawler.vantage.statement import Told
from tests.attacks.outside import Outside, ok, redirect
from tests.attacks.test_manners import Memory
from tests.smells.seen import gone

pytestmark = pytest.mark.anyio
SECRET = "a-secret-of-at-least-thirty-two-characters"
BOARD = "http://board.example/"
CANARY = "http://canary.example/"


class Vantage:
    """A real one on a loopback port, whose outside is invented. `said` are its last words."""

    def __init__(self, outside: Outside, **limits: float) -> None:
        self._app = service.application(SECRET, lambda: outside.client(**limits), Memory())

    async def __aenter__(self) -> "Vantage":
        self._runner = web.AppRunner(self._app, lingering_time=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._runner.cleanup()

    async def post(self, headers, body: bytes, *, length: int = 0) -> tuple[int, str, dict]:
        """Status, words and headers of the answer; a greater `length` is waited for in vain."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = ["POST / HTTP/1.1", "Host: vantage", "Connection: close"]
        lines += [f"Content-Length: {length or len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        named = {name.lower(): value for name, value in (line.split(": ", 1) for line in rest)}
        self.said = (await reader.readexactly(int(named["content-length"]))).decode()
        writer.close()
        return int(first.split()[1]), self.said, named

    async def ask(self, address: str):
        question = ask(address)
        status, said, headers = await self.post(
            question.headers(SECRET, now=time.time()), question.body()
        )
        assert status == 200, said
        return messages.read_answer(SECRET, question, headers, said.encode())


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.HOST_GAP_SECONDS, settings.CANARY_URLS = 0, [CANARY]


INWARD = [
    *("http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"),
    *("http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://localhost/"),
    *("http://inward.example/", "http://board.example:6379/", "file:///etc/passwd"),
    *("gopher://board.example/", "http://user:password@board.example/", "", "\r\n", "http://"),
]


@pytest.mark.parametrize("address", INWARD)
async def test_no_inward_address_is_looked_at_for_anybody(outside, settings, address):
    settings.FETCH_ALLOWED_HOSTS = frozenset({"127.0.0.1:80", "localhost:80", "10.0.0.1:80"})
    outside.names["inward.example"] = [["10.0.0.7"]]
    await outside.site("canary.example", lambda asked: ok())
    async with Vantage(outside) as vantage:
        told = await vantage.ask(address)
    assert told.told is Told.UNTOLD
    assert told.unread in (Unread.INWARD_ADDRESS, Unread.BAD_ADDRESS)
    assert outside.dialled == []


async def test_no_redirect_is_followed_inward_or_anywhere(outside):
    inward = redirect("http://169.254.169.254/latest/")
    await outside.site("board.example", lambda asked: inward if asked.path == "/" else ok(b""))
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
    assert (told.told, told.status) == (Told.ANSWERS, 302)
    assert {asked.path for asked in outside.asked} == {"/robots.txt", "/"}
    assert {host for host, _ in outside.dialled} == {"93.184.216.34"}


async def test_nothing_that_a_page_shows_comes_back(outside):
    secret = b"what only the vantage may read"
    await outside.site("board.example", lambda asked: ok(secret, "X-Inside: also a secret"))
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
    assert set(json.loads(vantage.said)) == {"told", "at", "status"}
    assert told.told is Told.ANSWERS


async def test_what_robots_asks_is_heeded_for_others_too(outside):
    rules = b"User-agent: *\nDisallow: /"
    await outside.site("board.example", lambda asked: ok(rules))
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
    assert (told.told, told.unread) == (Told.UNTOLD, Unread.ROBOTS)
    assert [asked.path for asked in outside.asked] == ["/robots.txt"]


async def test_a_host_that_opted_out_is_not_looked_at_for_others(outside, settings):
    settings.OPTED_OUT_HOSTS = frozenset({"board.example"})
    await outside.site("board.example", lambda asked: ok())
    async with Vantage(outside) as vantage:
        assert (await vantage.ask(BOARD)).unread is Unread.OPTED_OUT
    assert outside.asked == []


async def test_a_huge_page_is_cut_off_and_accuses_nobody(outside):
    async def endless():
        yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        for _ in range(1000):
            yield b"10000\r\n" + b"x" * 0x10000 + b"\r\n"

    await outside.site("board.example", lambda a: ok(b"") if "robots" in a.path else endless())
    async with Vantage(outside, body_bytes=200_000) as vantage:
        told = await vantage.ask(BOARD)
    assert (told.told, told.unread) == (Told.UNTOLD, Unread.TOO_LARGE)


async def test_a_question_is_answered_once(outside):
    await outside.site("board.example", lambda asked: ok())
    question = ask(BOARD)
    headers, body = question.headers(SECRET, now=time.time()), question.body()
    async with Vantage(outside) as vantage:
        assert (await vantage.post(headers, body))[0] == 200
        asked = len(outside.asked)
        status, said, _ = await vantage.post(headers, body)
    assert (status, said) == (409, "this very question was asked already\n")
    assert len(outside.asked) == asked


@pytest.mark.parametrize("secret", ["", "another-secret-of-the-same-length-or-so", SECRET[:-1]])
async def test_nobody_is_answered_without_the_secret(outside, secret):
    question = ask(BOARD)
    async with Vantage(outside) as vantage:
        signed = question.headers(secret, now=time.time())
        assert (await vantage.post(signed, question.body()))[0] == 403
        assert (await vantage.post({}, question.body()))[0] == 401
        old = question.headers(SECRET, now=time.time() - OLDEST - 5)
        assert (await vantage.post(old, question.body()))[0] == 403
        good = question.headers(SECRET, now=time.time())
        other = Question("http://10.0.0.1/", question.nonce)
        assert (await vantage.post(good, other.body()))[0] == 403
    assert outside.dialled == []


async def test_a_huge_or_slow_question_is_not_waited_for(outside, monkeypatch):
    monkeypatch.setattr(service, "READ_SECONDS", 0.2)

    async with Vantage(outside) as vantage:
        assert (await vantage.post({}, b"x" * (LONGEST_QUESTION + 1)))[0] == 413
        began = time.monotonic()
        assert (await vantage.post({}, b"{", length=100))[0] == 408
        assert time.monotonic() - began < 2


async def test_who_knows_the_secret_cannot_make_a_flood_of_it(outside, monkeypatch):
    monkeypatch.setattr(service, "MOST_A_MINUTE", 3)
    await outside.site("board.example", lambda asked: ok())
    async with Vantage(outside) as vantage:
        for _ in range(3):
            await vantage.ask(BOARD)
        asked = len(outside.asked)
        question = ask(BOARD)
        headers = question.headers(SECRET, now=time.time())
        assert (await vantage.post(headers, question.body()))[0] == 429
    assert len(outside.asked) == asked


async def test_a_vantage_without_a_network_accuses_nobody(outside):
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
        assert (told.told, told.unread) == (Told.UNTOLD, Unread.NO_NETWORK)


async def test_a_vantage_with_a_network_tells_a_dead_host_from_a_slow_one(outside):
    await outside.site("canary.example", lambda asked: ok())
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
        assert (told.told, told.failure) == (Told.FAILS, Failure.NAME_NOT_FOUND)


async def test_a_wall_against_robots_is_no_failure_there_either(outside):
    wall = b"<title>Just a moment...</title>wait"
    html = "Content-Type: text/html"
    status = {"status": "503 Service Unavailable"}
    await outside.site(
        "board.example", lambda a: ok() if "robots" in a.path else ok(wall, html, **status)
    )
    async with Vantage(outside) as vantage:
        told = await vantage.ask(BOARD)
    assert (told.told, told.unread) == (Told.UNTOLD, Unread.REFUSED_TO_BOTS)


class Hostile:
    """What stands at VANTAGE_URL answers like this, and the asker is real but for the wires."""

    def __init__(self, outside: Outside, settings, monkeypatch) -> None:
        settings.VANTAGE_URL, settings.VANTAGE_SECRET = "http://vantage.example/", SECRET

        def opened(hosts, *, limits):
            wiring = Wiring(resolve=outside.resolve, dial=outside.dial)
            return Client(limits=limits, user_agent="x", allowed_hosts=hosts, wiring=wiring)

        monkeypatch.setattr(asking, "open_client", opened)

    async def page(self):
        async with Asker() as asker:
            return await asker(gone(BOARD, failure=Failure.TIMEOUT, status=None))


def _signed_nonsense(asked) -> bytes:
    question = Question(BOARD, asked.headers["vantage-nonce"])
    body = b'{"told": "fails", "failure": "not-found", "status": "<script>"}'
    named = messages.answer_headers(SECRET, question, body)
    return ok(body, *(f"{name}: {value}" for name, value in named.items()))


NONSENSE = {
    "nothing": lambda asked: None,
    "empty": lambda asked: ok(b""),
    "unsigned": lambda asked: ok(b'{"told": "fails", "failure": "timeout", "at": ""}'),
    "deep": lambda asked: ok(b"[" * 1900),
    "signed nonsense": _signed_nonsense,
    "not http": lambda asked: b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "redirect": lambda asked: redirect("http://169.254.169.254/"),
    "huge": lambda asked: ok(b"x" * 3_000_000),
    "words": lambda asked: ok(b"\x1b[2J\r\n::error::" + b"y" * 500, status="403 No"),
}


@pytest.mark.parametrize("kind", NONSENSE)
async def test_a_vantage_that_answers_nonsense_accuses_nobody(
    outside, settings, monkeypatch, caplog, kind
):
    hostile = Hostile(outside, settings, monkeypatch)
    await outside.site("vantage.example", NONSENSE[kind])
    seen = await hostile.page()
    assert (seen.unread, seen.failure) == (Unread.NOT_SEEN_TWICE, None)
    assert {host for host, _ in outside.dialled} == {"93.184.216.34"}
    assert len(outside.asked) == 1
    assert "\x1b" not in caplog.text and "y" * 201 not in caplog.text


async def test_a_vantage_that_drips_is_given_up(outside, settings, monkeypatch):
    async def drip():
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
        while True:
            yield b"x"
            await asyncio.sleep(0.1)

    hostile = Hostile(outside, settings, monkeypatch)
    await outside.site("vantage.example", lambda asked: drip())
    quick = type(LIMITS)(**{**vars(LIMITS), "total_seconds": 0.5})
    monkeypatch.setattr(asking, "LIMITS", quick)
    began = time.monotonic()
    assert (await hostile.page()).unread is Unread.NOT_SEEN_TWICE
    assert time.monotonic() - began < 3


async def test_the_question_carries_neither_secret_nor_token(outside, settings, monkeypatch):
    settings.GITHUB_TOKEN = settings.HUGGINGFACE_TOKEN = "our-own-token"
    hostile = Hostile(outside, settings, monkeypatch)
    await outside.site("vantage.example", lambda asked: ok(b""))
    await hostile.page()
    told = str(outside.asked[0])
    assert SECRET not in told and "our-own-token" not in told
    assert not {"cookie", "authorization"} & set(outside.asked[0].headers)
