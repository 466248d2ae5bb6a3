"""Reading comes after looking: whatever becomes of it, how an address stands is told."""

import asyncio

import pytest

from crawler import observe as module
from crawler.platforms import independent
from crawler.platforms.reading import NO_TIME, OUR_FAULT
from leaderboards.vocabulary import CheckOutcome
from tests.crawler.answers import Answers, answer
from tests.crawler.test_observe import URL, look

pytestmark = pytest.mark.anyio
SHELL = '<div id="root"></div><script>fetch("rows.json")</script>'


async def test_a_slow_data_file_does_not_make_the_board_unreachable(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_LOOK", 0.2)

    async def fetch(url, *, headers=None, follow=True, posted=None):
        await asyncio.sleep(60 if url != URL else 0)
        return answer(SHELL, url=url)

    (page,) = (await look(fetch))[0].pages
    assert page.outcome is CheckOutcome.OK
    assert page.content.unread[-1] == NO_TIME


async def test_a_fault_of_ours_in_reading_is_told_and_accuses_nobody(monkeypatch, caplog):
    async def broken(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr(independent, "read", broken)
    (page,) = (await look(Answers({URL: answer("<p>Words</p>", url=URL)})))[0].pages
    assert page.outcome is CheckOutcome.OK
    assert page.content.unread == (OUR_FAULT,)
    assert "a bug" in caplog.text


async def test_a_large_page_is_read_beside_the_others(monkeypatch):
    rows = "".join(f"<tr><td>m-{n}<td>{n}" for n in range(9000))
    page = f"<table><tr><th>Model<th>Accuracy{rows}</table>"
    (seen,) = (await look(Answers({URL: answer(page, url=URL)})))[0].pages
    assert len(seen.content.tables[0].data_rows()) == 9000


async def test_what_was_read_is_not_said_when_the_page_is_shown_in_a_log():
    (page,) = (await look(Answers({URL: answer("<p>Words</p>", url=URL)})))[0].pages
    assert page.content is not None and "Words" not in repr(page).replace(page.excerpt, "", 1)
