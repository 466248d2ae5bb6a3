"""What a request carries: who we are, and nothing that belongs to somebody else."""

import pytest

from crawler.fetch.errors import InwardAddress
from tests.attacks.outside import ELSEWHERE, PUBLIC, Outside, ok, redirect

pytestmark = pytest.mark.anyio
URL = "http://board.example/"


async def test_a_request_says_who_asks(outside: Outside):
    await outside.site("board.example", lambda asked: ok())
    async with outside.client() as fetch:
        await fetch(URL)
    headers = outside.asked[0].headers
    assert headers["user-agent"].startswith("LeaderboardCatalogueBot/1.0 (+https://")
    assert not {"authorization", "cookie", "referer"} & set(headers)


async def test_no_cookie_is_ever_sent_back(outside: Outside):
    def answer(asked):
        cookies = ("Set-Cookie: a=1; Path=/", "Set-Cookie: b=2; Domain=board.example")
        return ok(b"", *cookies) if asked.path != "/" else redirect("/there", *cookies)

    await outside.site("board.example", answer)
    async with outside.client() as fetch:
        await fetch(URL)
        await fetch(URL)
    assert len(outside.asked) == 4
    assert not any("cookie" in asked.headers for asked in outside.asked)


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("/there", True),
        ("http://board.example:80/there", True),
        ("http://board.example:8080/there", False),
        ("http://another.example/there", False),
    ],
)
async def test_a_token_stays_with_the_host_it_is_for(outside: Outside, target, kept):
    def answer(asked):
        return redirect(target) if asked.path == "/" else ok()

    await outside.site("board.example", answer)
    await outside.site("board.example", answer, port=8080)
    await outside.site("another.example", answer, address=ELSEWHERE)
    async with outside.client() as fetch:
        await fetch(URL, headers={"Authorization": "Bearer secret", "If-None-Match": '"1"'})
    assert outside.asked[0].headers["authorization"] == "Bearer secret"
    assert ("authorization" in outside.asked[1].headers) is kept
    assert ("if-none-match" in outside.asked[1].headers) is kept


async def test_a_token_does_not_come_back_after_a_detour(outside: Outside):
    def answer(asked):
        return ok() if asked.path == "/end" else redirect("http://another.example/")

    await outside.site("board.example", answer)
    await outside.site("another.example", lambda asked: redirect(f"{URL}end"), address=ELSEWHERE)
    async with outside.client() as fetch:
        await fetch(URL, headers={"Authorization": "Bearer secret"})
    assert outside.asked[-1].path == "/end"
    assert "authorization" not in outside.asked[-1].headers


async def test_proxies_and_passwords_of_the_environment_are_not_used(
    outside: Outside, monkeypatch, tmp_path
):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine board.example login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    await outside.site("board.example", lambda asked: ok())
    async with outside.client() as fetch:
        assert (await fetch(URL)).status == 200
    assert outside.dialled == [(PUBLIC, 80)]
    assert "authorization" not in outside.asked[0].headers


async def test_not_modified_is_an_answer(outside: Outside):
    await outside.site(
        "board.example",
        lambda asked: (
            ok(b"", status="304 Not Modified") if "if-none-match" in asked.headers else ok()
        ),
    )
    async with outside.client() as fetch:
        assert (await fetch(URL, headers={"If-None-Match": '"1"'})).status == 304


async def test_a_redirect_is_an_answer_when_it_is_not_to_be_followed(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("http://127.0.0.1/"))
    async with outside.client() as fetch:
        response = await fetch(URL, follow=False)
    assert (response.status, response.headers["location"]) == (302, "http://127.0.0.1/")


async def test_what_is_posted_goes_to_its_address_alone(outside: Outside):
    await outside.site("board.example", lambda asked: redirect("http://another.example/"))
    await outside.site("another.example", lambda asked: ok(), address=ELSEWHERE)
    async with outside.client() as fetch:
        response = await fetch(URL, posted=b'{"data":[]}')
    (asked,) = outside.asked
    assert (asked.method, asked.headers["content-type"]) == ("POST", "application/json")
    assert asked.headers["content-length"] == "11"
    assert (response.status, response.headers["location"]) == (302, "http://another.example/")


async def test_nothing_is_posted_inward(outside: Outside):
    outside.names["board.example"] = [["10.0.0.1"]]
    async with outside.client() as fetch:
        with pytest.raises(InwardAddress):
            await fetch(URL, posted=b"{}")
    assert outside.dialled == []
