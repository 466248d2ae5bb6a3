"""Only plain web addresses are asked; everything that could be read two ways is refused."""

import pytest

from crawler.fetch.errors import BadAddress
from tests.attacks.outside import PUBLIC, Outside, ok, redirect

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "gopher://board.example/", "ftp://board.example/", "//x.example/"),
        *("javascript:alert(1)", "data:text/html,x", "", "board.example", "http://", "http:///x"),
        *("http://user:secret@board.example/", "http://good.example@board.example/"),
        *("http://good.example\\@board.example/", "http://board.example\\.good.example/"),
        *(
            "http://board.example/\r\nX-Injected: 1",
            "http://board.example/\x00",
            "http://b.example:22/",
        ),
        *("http://board.example:6379/", "http://board.example:0/", "http://board.example:99999/"),
        *("http://board.example:1e3/", "http://[::1/", "http://a" + "a" * 300 + ".example/"),
        "http://board.example/" + "a" * 5000,
    ],
)
async def test_what_is_no_plain_web_address_is_not_asked(outside: Outside, url):
    await outside.site("board.example", lambda asked: ok())
    async with outside.client() as fetch:
        with pytest.raises(BadAddress):
            await fetch(url)
    assert outside.dialled == []


async def test_a_name_in_other_scripts_is_asked_under_its_ascii_form(outside: Outside):
    await outside.site("xn--fiqs8s.example", lambda asked: ok())
    async with outside.client() as fetch:
        assert (await fetch("http://中国.example/榜单?模型=一")).status == 200
    assert outside.asked[0].headers["host"] == "xn--fiqs8s.example"
    assert outside.asked[0].path.isascii()


@pytest.mark.parametrize(
    "location",
    [
        *("file:///etc/passwd", "gopher://board.example:70/_x", "javascript:alert(1)"),
        *("http://user:secret@board.example/there", "http://board.example:22/", "http://[::1/"),
        *("http:\\\\board.example\\there", "\x01http://board.example/", "/" + "a" * 5000),
    ],
)
async def test_a_redirect_to_such_an_address_is_not_followed(outside: Outside, location):
    await outside.site("board.example", lambda asked: redirect(location))
    async with outside.client() as fetch:
        with pytest.raises(BadAddress) as refused:
            await fetch("http://board.example/")
    assert [hop.status for hop in refused.value.hops] == [302]
    assert outside.dialled == [(PUBLIC, 80)]


async def test_a_location_cannot_add_a_header_to_the_next_request(outside: Outside):
    await outside.site(
        "board.example",
        lambda asked: (
            ok() if asked.path != "/" else redirect("/there%0d%0aX-Injected:%201?a=%00&b= c d")
        ),
    )
    async with outside.client() as fetch:
        assert (await fetch("http://board.example/")).status == 200
    assert "x-injected" not in outside.asked[-1].headers


async def test_allowed_ports_and_no_others(outside: Outside):
    for port in (80, 8080):
        await outside.site("board.example", lambda asked: ok(), port=port)
    async with outside.client() as fetch:
        for url in (
            "http://board.example",
            "http://board.example:80/",
            "http://board.example:8080/",
        ):
            assert (await fetch(url)).status == 200
