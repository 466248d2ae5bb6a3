"""robots.txt as RFC 9309 has it, and a little stricter where a site refuses us."""

import pytest

from crawler.fetch import robots
from crawler.fetch.errors import (
    BadAnswer,
    ConnectionRefused,
    NameNotFound,
    RateLimited,
    TimedOut,
    TooManyRedirects,
)
from crawler.fetch.robots import Verdict
from crawler.observation import Hop
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
SITE = "https://board.example"
AGENT = "LeaderboardCatalogueBot/1.0 (+https://catalogue.example/bot)"


def says(text: str | bytes, status: int = 200) -> Answers:
    return Answers({f"{SITE}/robots.txt": answer(text, status=status)})


async def verdict(fetch, memory, path: str = "/private/board") -> Verdict:
    rules = await robots.rules_for(fetch, SITE + path, user_agent=AGENT, cache=memory)
    return rules.verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Verdict.ALLOWED),
        ("User-agent: *\nDisallow: /", Verdict.DISALLOWED),
        ("User-agent: *\nDisallow:", Verdict.ALLOWED),
        ("User-agent: *\nDisallow: /private", Verdict.DISALLOWED),
        ("User-agent: *\nDisallow: /private\nAllow: /private/board", Verdict.ALLOWED),
        ("User-agent: *\nAllow: /private\nDisallow: /private", Verdict.ALLOWED),
        ("User-agent: *\nDisallow: /*board$", Verdict.DISALLOWED),
        ("User-agent: otherbot\nDisallow: /", Verdict.ALLOWED),
        ("User-agent: leaderboardcataloguebot\nDisallow: /", Verdict.DISALLOWED),
        ("User-agent: LeaderboardCatalogueBot/2.0\nDisallow: /", Verdict.DISALLOWED),
        ("user-agent: LEADERBOARDCATALOGUEBOT # us\ndisallow: /", Verdict.DISALLOWED),
        (
            "User-agent: *\nDisallow: /\n\nUser-agent: LeaderboardCatalogueBot\nAllow: /",
            Verdict.ALLOWED,
        ),
        ("User-agent: a\nUser-agent: *\nDisallow: /", Verdict.DISALLOWED),
        ("\ufeffUser-agent: *\nDisallow: /", Verdict.DISALLOWED),
        ("User-agent: *\r\nDisallow: /\r\n", Verdict.DISALLOWED),
        ("<html>404</html>", Verdict.ALLOWED),
        (b"\xff\xfe\x00 nonsense", Verdict.ALLOWED),
    ],
)
async def test_rules_are_obeyed(memory, text, expected):
    assert await verdict(says(text), memory) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, Verdict.ALLOWED),
        (410, Verdict.ALLOWED),
        (400, Verdict.ALLOWED),
        (401, Verdict.DISALLOWED),
        (403, Verdict.DISALLOWED),
        (429, Verdict.DISALLOWED),
        (500, Verdict.DISALLOWED),
        (503, Verdict.DISALLOWED),
        (304, Verdict.ALLOWED),
    ],
)
async def test_a_status_without_rules(memory, status, expected):
    assert await verdict(says("User-agent: *\nDisallow: /", status), memory) is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NameNotFound("gone"), Verdict.NO_CONNECTION),
        (ConnectionRefused("refused"), Verdict.NO_CONNECTION),
        (TimedOut("slow"), Verdict.NO_CONNECTION),
        (TooManyRedirects("circle"), Verdict.ALLOWED),
        (BadAnswer("cut off", (Hop(SITE, 200),)), Verdict.DISALLOWED),
    ],
)
async def test_an_error_instead_of_rules(memory, error, expected):
    assert await verdict(Answers({f"{SITE}/robots.txt": error}), memory) is expected


async def test_a_site_that_may_not_be_asked_yet_is_no_site_without_rules(memory):
    fetch = Answers({f"{SITE}/robots.txt": RateLimited("later")})
    with pytest.raises(RateLimited):
        await verdict(fetch, memory)
    fetch.given[f"{SITE}/robots.txt"] = answer("User-agent: *\nDisallow: /")
    assert await verdict(fetch, memory) is Verdict.DISALLOWED


async def test_rules_are_read_once_a_day_for_each_authority(memory, clock):
    fetch = says("User-agent: *\nDisallow: /private")
    for path in ("/private/a", "/private/b", "/open"):
        await verdict(fetch, memory, path)
    assert fetch.asked == [f"{SITE}/robots.txt"]
    clock.pass_by(hours=25)
    await verdict(fetch, memory)
    assert len(fetch.asked) == 2
    fetch.given["http://board.example:8080/robots.txt"] = answer("")
    url = "http://board.example:8080/private"
    assert await robots.allows(fetch, url, user_agent=AGENT, cache=memory)


async def test_the_last_rules_hold_while_a_site_cannot_be_read(memory, clock):
    fetch = says("User-agent: *\nDisallow: /private")
    await verdict(fetch, memory)
    for trouble in (answer(status=502), TimedOut("slow")):
        clock.pass_by(hours=25)
        fetch.given[f"{SITE}/robots.txt"] = trouble
        assert await verdict(fetch, memory) is Verdict.DISALLOWED
        assert await verdict(fetch, memory, "/open") is Verdict.ALLOWED


async def test_a_site_in_trouble_for_a_month_has_no_rules_any_more(memory, clock):
    fetch = says("", 502)
    assert await verdict(fetch, memory) is Verdict.DISALLOWED
    clock.pass_by(hours=24 * 29)
    assert await verdict(fetch, memory) is Verdict.DISALLOWED
    clock.pass_by(hours=24 * 2)
    assert await verdict(fetch, memory) is Verdict.ALLOWED


async def test_a_refusal_is_asked_again_soon(memory, clock):
    fetch = says("", 403)
    assert await verdict(fetch, memory) is Verdict.DISALLOWED
    clock.pass_by(hours=2)
    fetch.given[f"{SITE}/robots.txt"] = answer("")
    assert await verdict(fetch, memory) is Verdict.ALLOWED


async def test_at_least_500_kib_are_read(memory):
    filler = "# filler\n" * (500 * 1024 // 9 - 10)
    assert await verdict(says(filler + "User-agent: *\nDisallow: /"), memory) is Verdict.DISALLOWED


async def test_crowds_of_agents_and_rules_do_not_fill_the_memory(memory):
    agents = "\n".join(f"User-agent: a{number}" for number in range(15_000))
    rules = "\n".join(f"Allow: /{number}" for number in range(15_000))
    text = f"{agents}\nUser-agent: *\n{rules}\nDisallow: /private"
    assert await verdict(says(text), memory) is Verdict.DISALLOWED


async def test_a_delay_is_told(memory):
    fetch = says("User-agent: *\nCrawl-delay: 7\nDisallow: /x")
    rules = await robots.rules_for(fetch, SITE, user_agent=AGENT, cache=memory)
    assert rules == robots.Rules(Verdict.ALLOWED, 7.0)
