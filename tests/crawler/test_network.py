"""Whether our own network works."""

import pytest

from crawler.fetch.errors import NameUnresolved, NoNetwork, TimedOut
from crawler.network import is_known_to_be_down, network_is_up, only_within
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
CANARIES = ("https://a.example/", "https://b.example/", "https://c.example/")


async def test_one_answer_is_enough_whatever_it_says(memory):
    a, b, c = CANARIES
    fetch = Answers({a: TimedOut("slow"), b: NameUnresolved("no"), c: answer(status=503)})
    assert await network_is_up(fetch, memory, CANARIES)


async def test_no_answer_at_all_means_that_it_is_down(memory):
    fetch = Answers({url: NameUnresolved("no resolver") for url in CANARIES})
    assert not await network_is_up(fetch, memory, CANARIES)


async def test_it_is_asked_once_a_minute_for_all_boards(memory):
    fetch = Answers({url: NameUnresolved("no resolver") for url in CANARIES})
    for _ in range(3):
        assert not await network_is_up(fetch, memory, CANARIES)
    assert len(fetch.asked) == 3


async def test_without_canaries_nothing_is_known_to_work(memory):
    assert not await network_is_up(Answers({}), memory, ())


async def test_what_was_found_out_is_known_without_asking(memory):
    assert not is_known_to_be_down(memory), "nothing was found out yet"
    fetch = Answers({url: NameUnresolved("no resolver") for url in CANARIES})
    await network_is_up(fetch, memory, CANARIES)
    assert is_known_to_be_down(memory)


async def test_while_it_is_down_only_the_samples_are_asked():
    samples = "http://127.0.0.1:8001"
    fetch = Answers({f"{samples}/boards/healthy/": answer()})
    ask = only_within(samples, fetch)
    assert (await ask(f"{samples}/boards/healthy/")).status == 200
    for url in ("https://board.example/", f"{samples}0/boards/healthy/"):
        with pytest.raises(NoNetwork):
            await ask(url)
    assert len(fetch.asked) == 1
