"""Where a Location leads, however it is written, is judged by what is connected to."""

import pytest

from crawler.fetch.errors import FetchError
from tests.attacks.outside import ELSEWHERE, PUBLIC, Outside, ok, redirect

pytestmark = pytest.mark.anyio
URL = "http://board.example/a/b"


@pytest.mark.parametrize(
    "location",
    [
        *("//127.0.0.1/", "/\\127.0.0.1/", "\\\\127.0.0.1\\", "http:/\\127.0.0.1/", "///127.0.0.1"),
        *("http:127.0.0.1", "http:/127.0.0.1", "http:///127.0.0.1/", "HTTP://127.0.0.1/", "//0/"),
        *("http://board.example@127.0.0.1/", "http://127.0.0.1\t/", "//board.example:80@[::1]/"),
        *("http://0177.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://127.1/"),
        *("http://017700000001/", "http://127.0.0.1./", "http://127.0.0.1:8080/", "//[::]/"),
        *("http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "//[fe80::1%25lo]/"),
        *("http://１２７.0.0.1/", "http://127。0。0。1/", "http://ⓛocalhost/", "//localhost./"),
        *("http://127.0.0.1#@board.example/", "http://127.0.0.1?@board.example/", "//%31%32%37.1/"),
        *("http://127.0.0.1%2fboard.example/", "http://127.0.0.1%00.board.example/", "http://[::1"),
        *("http://inside.example/", "//INSIDE.example./x", "https://inside.example:8443/", "//[]/"),
        *("http://xn--inside-.example/", "ws://127.0.0.1/", "jar:http://127.0.0.1/!/", "//:80/"),
    ],
)
async def test_no_spelling_of_a_redirect_leads_inward(outside: Outside, location):
    """The site sends every other path there, so that a relative target ends in a circle."""
    await outside.site("board.example", lambda asked: redirect(location))
    outside.names["inside.example"] = outside.names["inside.example."] = [["10.0.0.1"]]
    async with outside.client() as fetch:
        with pytest.raises(FetchError):
            await fetch(URL)
    assert set(outside.dialled) <= {(PUBLIC, 80)}


async def test_an_inward_address_at_the_last_of_many_hops_is_refused_as_well(outside: Outside):
    def answer(asked):
        step = int(asked.path[1:] or 0)
        return redirect(
            f"/{step + 1}" if step < 4 else "http://169.254.169.254/", "Set-Cookie: a=1"
        )

    await outside.site("board.example", answer)
    async with outside.client() as fetch:
        with pytest.raises(FetchError) as refused:
            await fetch("http://board.example/0")
    assert [hop.status for hop in refused.value.hops] == [302] * 5
    assert set(outside.dialled) == {(PUBLIC, 80)}
    assert not any("cookie" in asked.headers for asked in outside.asked)


async def test_nothing_but_a_redirect_sends_us_elsewhere(outside: Outside):
    page = ok(
        b"x", "Refresh: 0; url=http://another.example/", "Content-Location: //another.example"
    )
    await outside.site("board.example", lambda asked: page)
    async with outside.client() as fetch:
        assert (await fetch(URL)).url == URL
    assert len(outside.asked) == 1


async def test_a_redirect_with_an_endless_body_is_followed_without_reading_it(outside: Outside):
    async def endless():
        yield b"HTTP/1.1 302 Found\r\nLocation: http://another.example/\r\n\r\n"
        while True:
            yield b"x" * 10_000

    await outside.site("board.example", lambda asked: endless())
    await outside.site("another.example", lambda asked: ok(), address=ELSEWHERE)
    async with outside.client(body_bytes=1000) as fetch:
        assert (await fetch(URL)).body == b"fine"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        (b"/\xb0\xf1\xb5\xa5", "/%B0%F1%B5%A5"),  # GBK
        ("/榜单".encode(), "/%E6%A6%9C%E5%8D%95"),
        (b"/caf\xe9", "/caf%E9"),
    ],
)
async def test_bytes_of_another_character_set_lead_where_they_lead_browsers(
    outside: Outside, written, path
):
    await outside.wire(b"HTTP/1.1 302 F\r\nContent-Length: 0\r\nLocation: " + written + b"\r\n\r\n")
    async with outside.client() as fetch:
        with pytest.raises(FetchError):
            await fetch(URL)
    assert outside.asked[1].path == path


async def test_a_kept_connection_is_for_one_host_alone(outside: Outside):
    """Two names of one address: neither is asked over the other's connection."""
    await outside.site("board.example", lambda asked: ok())
    outside.names["another.example"] = [[PUBLIC]]
    async with outside.client() as fetch:
        for host in ("board.example", "another.example", "board.example"):
            await fetch(f"http://{host}/")
    assert [asked.headers["host"] for asked in outside.asked] == [
        *("board.example", "another.example", "board.example")
    ]
    assert len(outside.dialled) == 2
