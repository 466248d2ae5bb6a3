"""What the archive's availability interface says, synthetic by its documentation."""

import json
from datetime import UTC, datetime

import pytest

from crawler.wayback import ASKED, NoWord, copy_of
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
URL = "https://board.example/list?a=1&b=2"
ADDRESS = f"{ASKED}https%3A%2F%2Fboard.example%2Flist%3Fa%3D1%26b%3D2"
GOOD = {
    "available": True,
    "url": "http://web.archive.org/web/20240501093000/https://board.example/list",
    "timestamp": "20240501093000",
    "status": "200",
}


async def asked(body, status=200):
    text = body if isinstance(body, str) else json.dumps(body)
    return await copy_of(URL, Answers({ADDRESS: answer(text, status=status)}))


async def test_the_copy_is_linked_by_https_with_its_date():
    copy = await asked({"archived_snapshots": {"closest": GOOD}})
    assert copy.url == "https://web.archive.org/web/20240501093000/https://board.example/list"
    assert copy.taken_at == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "closest",
    [
        None,
        {**GOOD, "available": False},
        {**GOOD, "status": "404"},
        {**GOOD, "url": "https://elsewhere.example/web/20240501093000/x"},
        {**GOOD, "url": "javascript:alert(1)//web.archive.org/web/20240501093000/x"},
        {**GOOD, "timestamp": "yesterday"},
    ],
)
async def test_what_is_no_good_copy_is_none(closest):
    snapshots = {"closest": closest} if closest else {}
    assert await asked({"archived_snapshots": snapshots}) is None


@pytest.mark.parametrize(
    ("body", "status"),
    [("<html>", 200), ("{}", 200), ({"archived_snapshots": {}}, 503), ("", 429)],
)
async def test_no_word_is_not_taken_for_no_copy(body, status):
    with pytest.raises(NoWord):
        await asked(body, status)
