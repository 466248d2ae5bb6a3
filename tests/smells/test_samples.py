"""Each sample board shows exactly its own smell while it is switched on, and none otherwise."""

from datetime import date
from pathlib import Path

import pytest

from crawler.fetch.response import Response
from crawler.look_at_linked import with_linked_anew
from crawler.observation import Hop
from crawler.observe import observe
from crawler.platforms.adapter import Access, Place
from crawler.samples.catalogue import SAMPLES, sample_records
from crawler.samples.claim_tokens import ClaimTokens
from crawler.samples.server import application
from crawler.samples.switches import Switches
from leaderboards.vocabulary import Smell
from smells.engine import examine
from tests.smells.seen import START

pytestmark = pytest.mark.anyio
BASE = "http://127.0.0.1:8001"
ACCESS = Access(samples=BASE)
NO_TOKENS = ClaimTokens(Path("there-are-none.json"))


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def switches(tmp_path):
    return Switches(tmp_path / "samples.json")


async def look(key, switches):
    async def fetch(url, *, headers=None, follow=True, posted=None):
        told = {}

        def start_response(status, headers):
            told.update(status=int(status.split()[0]), headers=headers)

        path = url.removeprefix(BASE).partition("?")[0]
        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "127.0.0.1:8001"}
        body = b"".join(application(switches, NO_TOKENS)(asked, start_response))
        headers = {name.lower(): value for name, value in told["headers"]}
        return Response(url, told["status"], headers, body, (Hop(url, told["status"]),), 1)

    async def network_is_up():
        return True

    record = next(each for each in sample_records(BASE, on=date(2026, 8, 1)) if each.key == key)
    places = [Place(each.url, (each.role,), each.platform) for each in record.locations]
    more = {"fetch": fetch, "access": ACCESS, "network_is_up": network_is_up}
    seen = await observe(key, places, at=START, run_id="run", **more)

    async def look(places):
        return await observe(key, places, at=START, run_id="run", reading=False, **more)

    return await with_linked_anew(seen, look)


def smells_in(observation):
    """Hints count as well: a sample is to show nothing but what it says."""
    return {answer.rule.smell for answer in examine(observation) if answer.findings()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
async def test_a_sample_shows_its_smell_and_nothing_else(sample, switches):
    expected = {sample.smell} if sample.smell else set()
    assert smells_in(await look(sample.key, switches)) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
async def test_a_sample_that_is_switched_off_is_in_order_and_read_whole(sample, switches):
    for key in switches.are_on():
        switches.turn(key, on=False)
    observation = await look(sample.key, switches)
    assert smells_in(observation) == set()
    (page,) = observation.pages
    assert page.content.rankings() and page.content.unread == ()


async def test_a_sample_whose_dataset_is_gone_is_in_order_itself(switches):
    seen = await look("unlinked", switches)
    (page,), (linked,) = seen.pages, seen.linked
    assert (page.status, page.failure) == (200, None)
    assert (linked.status, linked.linked_from) == (404, page.url)
    switches.turn("unlinked", on=False)
    (mended,) = (await look("unlinked", switches)).linked
    assert (mended.url, mended.status) == (linked.url, 200)


def test_the_samples_show_all_eight_smells():
    assert {sample.smell for sample in SAMPLES} - {None} == set(Smell)
