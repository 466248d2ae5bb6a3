"""Hosts that want to be asked more, or others less: robots.txt, quotas, opting out, names."""

import math
import threading
import time

import pytest
from protego import Protego

from crawler.fetch import budget, robots
from crawler.fetch.cache import take_turn_alone
from crawler.fetch.errors import BadAddress, CouldNotCheck, Disallowed, OptedOut, RateLimited
from crawler.fetch.polite import PoliteFetch
from crawler.opt_outs import is_below
from tests.attacks.outside import ELSEWHERE, Outside, ok, redirect

pytestmark = pytest.mark.anyio
URL = "http://board.example/"
AGENT = "LeaderboardCatalogueBot/1.0 (+https://catalogue.example/bot)"
BEYOND = budget.LONGEST_POSTPONEMENT


class Memory(dict):
    """A cache that forgets nothing."""

    def set(self, key, value, timeout) -> None:
        self[key] = value

    def add(self, key, value, timeout) -> bool:
        is_new = key not in self
        self.setdefault(key, value)
        return is_new

    def delete(self, key) -> bool:
        return self.pop(key, None) is not None

    def take_turn(self, wanted) -> int:
        return take_turn_alone(self, wanted)


def politely(client, *, memory=None, opted_out: str = "") -> PoliteFetch:
    return PoliteFetch(
        client,
        Memory() if memory is None else memory,
        user_agent=AGENT,
        gap_seconds=0.001,
        stays_away_from=lambda host: is_below(host, {opted_out}),
    )


@pytest.mark.parametrize(
    "url",
    [
        *("http://board.example/", "http://BOARD.example./", "http://a.b.board.example.:8080/"),
        *("http://board。example/", "http://board．example/"),
    ],
)
async def test_no_spelling_of_a_host_that_opted_out_is_asked(outside: Outside, url):
    async with outside.client() as client:
        with pytest.raises(OptedOut):
            await politely(client, opted_out="board.example")(url)
    assert outside.dialled == []


@pytest.mark.parametrize("host", ["中国.example", "xn--fiqs8s.example", "www.中国.example."])
async def test_nor_is_one_whose_name_is_in_another_script(outside: Outside, host):
    async with outside.client() as client:
        with pytest.raises(OptedOut):
            await politely(client, opted_out="xn--fiqs8s.example")(f"http://{host}/")
    assert outside.dialled == []


async def test_robots_cannot_send_us_to_a_host_that_opted_out(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("http://out.example./robots.txt"))
    async with outside.client() as client:
        with pytest.raises(Disallowed):
            await politely(client, opted_out="out.example")(URL)
    assert len(outside.dialled) == 1


@pytest.mark.parametrize("host", ["xn--a.example", "xn--.example"])
async def test_a_name_that_is_malformed_is_no_address(outside: Outside, host):
    await outside.site(host, lambda asked: ok())
    async with outside.client() as client:
        with pytest.raises(BadAddress):
            await politely(client)(f"http://{host}/")


async def test_the_dot_of_the_root_does_not_make_another_host(outside: Outside):
    """A quota that is used up under one spelling is used up under all."""
    used_up = ("X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 3600")
    await outside.site("board.example", lambda asked: ok(b"", *used_up))
    outside.names["board.example."] = outside.names["board.example"]
    memory = Memory()
    async with outside.client() as client:
        fetch = politely(client, memory=memory)
        with pytest.raises(RateLimited):
            await fetch(URL)  # its robots.txt says so already
        with pytest.raises(RateLimited):
            await fetch("http://board.example./")
    assert len(outside.asked) == 1


def test_no_host_is_remembered_under_the_name_of_another():
    long = "a" * 63 + "." + "b" * 63 + "." + "c" * 63
    names = [f"{long}.one.example", f"{long}.two.example", "example", "one.example", "turn:x"]
    keys = [budget._key(kind, name) for kind in ("turn-at", "leave-alone-until") for name in names]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "headers",
    [
        *({"retry-after": "999999999"}, {"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}),
        *({"retry-after": "Mon, 31 Dec 9999 23:59:59 -2359"}, {"retry-after": "9" * 40}),
        *(
            {"retry-after": "-5"},
            {"retry-after": "1e9"},
            {"retry-after": "nan"},
            {"retry-after": ""},
        ),
        *({"retry-after": "Mon, 01 Jan 0001 00:00:00 +2359"}, {"retry-after": "(" * 30_000}),
        *({"ratelimit": '"a";r=0;t=999999999'}, {"ratelimit": ";" * 30_000 + "r=0;t=9"}),
        {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "999999999999"},
        {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "-1"},
    ],
)
def test_nothing_that_a_host_asks_for_is_heeded_for_more_than_a_day(headers):
    memory = Memory()
    now = time.time()
    budget.postpone_as_asked("board.example", headers, memory, status=429)
    moment = memory[budget._key("leave-alone-until", "board.example")] / 1_000_000
    assert math.isfinite(moment)
    assert now < moment <= time.time() + BEYOND


@pytest.mark.parametrize("delay", ["nan", "inf", "1e999", "-1", "9" * 400, "1e308", "٣"])
async def test_no_delay_in_robots_makes_us_wait_for_more_than_a_turn(outside: Outside, delay):
    text = f"User-agent: *\nCrawl-delay: {delay}\n".encode()
    await outside.site("board.example", lambda asked: ok(text))
    memory = Memory()
    async with outside.client() as client:
        fetch = politely(client, memory=memory)
        rules = await robots.rules_for(fetch._fetch_rules, URL, user_agent=AGENT, cache=memory)
    wait = min(max(0.001, rules.delay_seconds), budget.MOST_WAIT_SECONDS)
    assert 0 <= wait <= budget.MOST_WAIT_SECONDS


@pytest.mark.parametrize(
    ("target", "dialled"),
    [
        ("http://127.0.0.1/robots.txt", 1),
        ("http://inside.example/robots.txt", 1),
        ("/robots.txt", 2),
    ],
)
async def test_robots_is_not_read_from_inside(outside: Outside, target, dialled):
    def answer(asked):
        return redirect(target) if asked.path == "/robots.txt" else ok(b"", "Connection: close")

    outside.names["inside.example"] = [["10.0.0.1"]]
    await outside.site("board.example", answer)
    async with outside.client() as client:
        fetch = politely(client)
        if dialled == 1:
            with pytest.raises(Disallowed):
                await fetch(URL)
        else:  # a circle: there are no rules
            assert (await fetch(URL)).status == 200
    assert {host for host, _ in outside.dialled} == {"93.184.216.34"}


@pytest.mark.parametrize("kind", ["body", "head"])
async def test_rules_that_never_end_keep_us_away(outside: Outside, kind):
    async def endless():
        yield b"HTTP/1.1 200 OK\r\n" + (b"" if kind == "head" else b"\r\n")
        while True:
            yield b"Allow: /" + b"x" * 20_000 + b"\r\n"

    await outside.site("board.example", lambda asked: endless())
    async with outside.client(body_bytes=300_000) as client:
        with pytest.raises(CouldNotCheck):
            await politely(client)(URL)


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf", b"\xff\xfe\n", b"\0\n", b"# \xe9\r\n", b"\r\r"]
)
async def test_nothing_before_the_rules_hides_them(outside: Outside, before):
    text = before + b"User-agent: *\nDisallow: /"
    charset = "Content-Type: text/plain; charset=punycode-"
    await outside.site("board.example", lambda asked: ok(text, charset))
    async with outside.client() as client:
        with pytest.raises(Disallowed):
            await politely(client)(URL)


async def test_long_rules_are_read_beside_the_loop(outside: Outside, monkeypatch):
    """They take a second to be read; all other hosts would wait for that."""
    where = []
    parse = Protego.parse

    def told(text):
        where.append(threading.current_thread() is threading.main_thread())
        return parse(text)

    monkeypatch.setattr(Protego, "parse", told)
    rules = b"User-agent: *\n" + b"".join(b"Allow: /%d$\n" % number for number in range(5000))
    await outside.site("board.example", lambda asked: ok(rules))
    await outside.site("short.example", lambda asked: ok(b"User-agent: *\n"), address=ELSEWHERE)
    async with outside.client() as client:
        for url in (URL, "http://short.example/"):
            await politely(client)(url)
    assert where == [False, True]
