"""A board's places as one observation, and who is to blame when nothing answers."""

import asyncio
from datetime import UTC, datetime

import pytest

from crawler import observe as module
from crawler.fetch.errors import (
    ConnectionRefused,
    Disallowed,
    InwardAddress,
    MayBeUs,
    NameNotFound,
    NameUnresolved,
    SpaceAhead,
    TimedOut,
    TlsFailed,
)
from crawler.observation import Failure, Hop, Unread, from_json, to_json
from crawler.observe import observe
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
URL = "https://board.example/"
SAMPLES = "http://127.0.0.1:8001"
DOWN = [
    NameNotFound("no such name"),
    NameUnresolved("no resolver"),
    ConnectionRefused("refused"),
    TimedOut("slow"),
    TlsFailed("expired"),
    MayBeUs("no way"),
    Disallowed("robots"),
]


def place(url: str = URL, platform: Platform = Platform.INDEPENDENT) -> Place:
    return Place(url=url, roles=(LocationRole.HOME,), platform=platform)


async def look(fetch, *places: Place, up: bool = True):
    asked = []

    async def network_is_up() -> bool:
        asked.append(1)
        return up

    observation = await observe(
        "some-board",
        places or (place(),),
        at=datetime(2026, 8, 1, tzinfo=UTC),
        run_id="run",
        fetch=fetch,
        access=Access(samples=SAMPLES),
        network_is_up=network_is_up,
    )
    return observation, asked


@pytest.mark.parametrize("error", DOWN)
async def test_with_our_network_down_nobody_is_accused(error):
    observation, _ = await look(Answers({URL: error}), up=False)
    (page,) = observation.pages
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.NO_NETWORK)
    assert page.failure is None
    assert page.detail == "not checked: no network here"
    assert observation.network_was_down


async def test_with_our_network_up_a_dead_address_is_what_it_is():
    observation, asked = await look(Answers({URL: NameNotFound("no such name")}))
    assert observation.pages[0].failure is Failure.NAME_NOT_FOUND
    assert observation.outcome() is CheckOutcome.FAILED
    assert asked


async def test_our_network_is_not_questioned_when_everything_answers():
    _, asked = await look(Answers({URL: answer("<h1>Ranking</h1>", status=404)}))
    assert not asked


async def test_an_address_that_answered_keeps_its_word_when_another_did_not():
    dead = place("https://dead.example/")
    fetch = Answers({URL: answer(status=404), dead.url: TimedOut("slow")})
    observation, _ = await look(fetch, place(), dead, up=False)
    assert [page.failure for page in observation.pages] == [Failure.NOT_FOUND, None]


async def test_an_api_without_answer_is_excused_and_says_nothing_of_the_board():
    space = place("https://huggingface.co/spaces/o/n", Platform.HUGGINGFACE)

    async def fetch(url, *, headers=None, follow=True, posted=None):
        raise TimedOut("slow")

    observation, _ = await look(fetch, space)
    assert observation.pages[0].unread is Unread.PLATFORM_TROUBLE
    observation, _ = await look(fetch, space, up=False)
    assert observation.pages[0].unread is Unread.NO_NETWORK


@pytest.mark.parametrize("up", [True, False])
async def test_samples_that_are_not_served_are_nobodys_smell(up):
    sample = place(f"{SAMPLES}/boards/healthy/")
    observation, _ = await look(Answers({sample.url: ConnectionRefused("no")}), sample, up=up)
    assert observation.pages[0].unread is Unread.SAMPLES_NOT_SERVED
    repository = place(f"{SAMPLES}/github/sample/archived", Platform.GITHUB)
    api = f"{SAMPLES}/github/api/repos/sample/archived"
    observation, _ = await look(Answers({api: ConnectionRefused("no")}), repository, up=up)
    assert observation.pages[0].unread is Unread.SAMPLES_NOT_SERVED


async def test_a_closed_platform_is_not_asked_and_needs_no_network():
    closed = place("https://paperswithcode.com/sota/x-on-y", Platform.PAPERSWITHCODE)
    observation, asked = await look(Answers({}), closed, up=False)
    assert observation.pages[0].unread is Unread.PLATFORM_CLOSED
    assert not asked


async def test_an_inward_address_is_told_as_such():
    observation, _ = await look(Answers({URL: InwardAddress("inward")}), up=False)
    assert observation.pages[0].outcome is CheckOutcome.COULD_NOT_CHECK


async def test_a_fault_of_ours_is_not_the_boards():
    async def broken(url, *, headers=None, follow=True, posted=None):
        raise RuntimeError("a bug")

    observation, _ = await look(broken)
    (page,) = observation.pages
    assert (page.unread, page.detail) == (Unread.UNEXPECTED, "RuntimeError: a bug")


async def test_an_address_that_takes_for_ever_does_not_hold_up_the_others(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_LOOK", 0.1)

    async def fetch(url, *, headers=None, follow=True, posted=None):
        await asyncio.sleep(60 if url == URL else 0)
        return answer("fine")

    observation, _ = await look(fetch, place(), place("https://other.example/"))
    assert [page.unread for page in observation.pages] == [Unread.UNEXPECTED, None]


async def test_a_redirect_to_a_space_is_judged_through_the_api_and_wakes_nothing():
    api = "https://huggingface.co/api/spaces/by-subdomain/o-n"
    sleeping = '{"id": "o/n", "sdk": "gradio", "runtime": {"stage": "SLEEPING"}}'
    ahead = SpaceAhead("a Space", (Hop(URL, 301),), "https://o-n.hf.space/")
    readme = "https://huggingface.co/spaces/o/n/resolve/main/README.md"
    fetch = Answers({URL: ahead, api: answer(sleeping, url=api), readme: answer("# A board")})
    observation, _ = await look(fetch)
    (page,) = observation.pages
    assert page.outcome is CheckOutcome.OK
    assert page.space and page.space.stage == "SLEEPING"
    assert (page.url, page.redirected_to) == (URL, "o-n.hf.space")
    assert [hop.status for hop in page.hops] == [301, 200]
    assert fetch.asked == [URL, api, readme]


async def test_an_observation_survives_storage():
    fetch = Answers({URL: answer("<title>Board</title><p>rows</p>", etag='"1"')})
    observation, _ = await look(fetch)
    assert observation.pages[0].title == "Board"
    assert from_json(to_json(observation)).pages[0].headers["etag"] == '"1"'
