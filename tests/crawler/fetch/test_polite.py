"""Manners: every request is paced, allowed by robots.txt, and heeds what hosts ask for."""

import pytest

from crawler.fetch.errors import (
    ConnectionRefused,
    Disallowed,
    NameNotFound,
    RateLimited,
    SpaceAhead,
)
from crawler.fetch.polite import PoliteFetch
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
URL = "https://board.example/"
ROBOTS = "https://board.example/robots.txt"
SAMPLES = "http://127.0.0.1:8001"


def polite(fetch, memory, *, gap: float = 2.0) -> PoliteFetch:
    return PoliteFetch(
        fetch,
        memory,
        user_agent="LeaderboardCatalogueBot/1.0 (+https://catalogue.example/bot)",
        gap_seconds=gap,
        allowed_hosts=frozenset({"127.0.0.1:8001"}),
    )


async def test_robots_is_asked_first_and_each_request_keeps_the_pace(memory, clock):
    fetch = Answers({ROBOTS: answer("", status=404), URL: answer("fine")})
    politely = polite(fetch, memory)
    await politely(URL)
    await politely(URL)
    assert fetch.asked == [ROBOTS, URL, URL]
    assert len(clock.slept) == 2
    assert min(clock.slept) >= 2


async def test_a_page_that_robots_forbids_is_not_asked(memory, clock):
    fetch = Answers({ROBOTS: answer("User-agent: *\nDisallow: /"), URL: answer("fine")})
    with pytest.raises(Disallowed):
        await polite(fetch, memory)(URL)
    assert fetch.asked == [ROBOTS]


async def test_a_dead_host_fails_with_its_own_error(memory, clock):
    for error in (NameNotFound("no such name"), ConnectionRefused("refused")):
        fetch = Answers({ROBOTS: error, URL: error})
        with pytest.raises(type(error)):
            await polite(fetch, memory)(URL)


async def test_a_living_host_without_readable_rules_is_not_used(memory, clock):
    fetch = Answers({ROBOTS: ConnectionRefused("refused"), URL: answer("fine")})
    with pytest.raises(Disallowed, match="could not be read"):
        await polite(fetch, memory)(URL)


async def test_nor_is_where_it_sends_us_asked(memory, clock):
    there = "https://other.example/"
    moved = answer("fine", url=there, hops=((URL, 302),))
    fetch = Answers({ROBOTS: ConnectionRefused("refused"), URL: moved})
    with pytest.raises(Disallowed, match="could not be read"):
        await polite(fetch, memory)(URL)
    assert fetch.asked == [ROBOTS, URL]


async def test_a_site_in_trouble_is_not_asked_for_its_page(memory, clock):
    fetch = Answers({ROBOTS: answer(status=502), URL: answer(status=502)})
    with pytest.raises(Disallowed):
        await polite(fetch, memory)(URL)


async def test_a_site_whose_rules_are_known_fails_with_its_own_status(memory, clock):
    fetch = Answers({ROBOTS: answer(""), URL: answer("fine")})
    await polite(fetch, memory)(URL)
    clock.pass_by(hours=30)
    fetch.given = {ROBOTS: answer(status=502), URL: answer(status=502)}
    assert (await polite(fetch, memory)(URL)).status == 502


async def test_a_redirect_is_asked_about_where_it_leads(memory, clock):
    there = "https://other.example/page"
    fetch = Answers(
        {
            ROBOTS: answer(""),
            "https://other.example/robots.txt": answer("User-agent: *\nDisallow: /page"),
            URL: answer("fine", url=there, hops=((URL, 302),)),
        }
    )
    with pytest.raises(Disallowed):
        await polite(fetch, memory)(URL)


@pytest.mark.parametrize("app", ["https://o-n.hf.space/", "https://O-N.HF.Space./x"])
async def test_a_space_behind_a_redirect_is_not_visited(memory, clock, app):
    fetch = Answers({ROBOTS: answer(""), URL: answer("app", url=app, hops=((URL, 302),))})
    with pytest.raises(SpaceAhead):
        await polite(fetch, memory)(URL)
    assert fetch.asked == [ROBOTS, URL]


@pytest.mark.parametrize(
    "url", ["https://api.github.com/repos/o/n", "https://huggingface.co/api/spaces/o/n"]
)
async def test_an_api_is_used_under_its_own_terms(memory, clock, url):
    fetch = Answers({url: answer("{}", url=url)})
    await polite(fetch, memory)(url)
    await polite(fetch, memory)(url)
    assert fetch.asked == [url, url]
    assert 1 <= sum(clock.slept) <= 1.25


async def test_a_page_of_the_hub_is_no_api(memory, clock):
    page, rules = "https://huggingface.co/blog/x", "https://huggingface.co/robots.txt"
    fetch = Answers({page: answer("fine", url=page), rules: answer("", url=rules)})
    await polite(fetch, memory)(page)
    assert fetch.asked == [rules, page]


async def test_our_own_samples_are_just_asked(memory, clock):
    url = f"{SAMPLES}/boards/healthy/"
    fetch = Answers({url: answer("fine", url=url, retry_after="999", status=503)})
    for _ in range(5):
        await polite(fetch, memory)(url)
    assert fetch.asked == [url] * 5
    assert clock.slept == []


async def test_a_host_that_asks_for_peace_is_left_alone(memory, clock):
    fetch = Answers({ROBOTS: answer(""), URL: answer(status=429, retry_after="3600")})
    assert (await polite(fetch, memory)(URL)).status == 429
    with pytest.raises(RateLimited):
        await polite(fetch, memory)(URL)
    assert fetch.asked == [ROBOTS, URL]
    clock.pass_by(hours=1, seconds=1)
    await polite(fetch, memory)(URL)
    assert fetch.asked[-1] == URL


async def test_a_used_up_quota_is_noticed_before_it_is_refused(memory, clock):
    url = "https://huggingface.co/api/spaces/o/n"
    fetch = Answers({url: answer("{}", url=url, ratelimit='"api";r=0;t=240')})
    await polite(fetch, memory)(url)
    with pytest.raises(RateLimited):
        await polite(fetch, memory)(url)


async def test_a_delay_that_robots_asks_for_is_kept(memory, clock):
    fetch = Answers({ROBOTS: answer("User-agent: *\nCrawl-delay: 9"), URL: answer("fine")})
    politely = polite(fetch, memory)
    for _ in range(3):
        await politely(URL)
    assert clock.slept[-1] >= 9
