"""Many repositories by one query; whatever is not certain is asked for singly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ahead import ANSWERED_BY, asked_ahead
from crawler.fetch.errors import TimedOut
from crawler.platforms import github, github_bulk
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
TOKEN = Access(github_token="secret")


def place(name):
    return Place(f"https://github.com/{name}", (LocationRole.HOME,), Platform.GITHUB)


def told(name, **more):
    """Synthetic, by the fields of GitHub's published schema."""
    return {
        "databaseId": 7,
        "nameWithOwner": name,
        "isArchived": False,
        "archivedAt": None,
        "isDisabled": False,
        "pushedAt": "2026-08-01T00:00:00Z",
    } | more


def bulk(*repositories, **more):
    data = {f"r{at}": each for at, each in enumerate(repositories)}
    return answer(
        json.dumps({"data": {"rateLimit": {"cost": 1}, **data}, **more}),
        url=github_bulk.ENDPOINT,
        content_type="application/json",
    )


async def test_one_query_answers_for_all_and_the_adapter_judges_as_ever():
    single = Answers(
        {
            github_bulk.ENDPOINT: bulk(
                told("a/one"), told("b/two", isArchived=True, archivedAt="2025")
            )
        }
    )
    fetch = await asked_ahead([place("a/one"), place("b/two")], single, TOKEN)
    pages = [await github.look(place(name), fetch, TOKEN) for name in ("a/one", "b/two")]
    assert single.asked == [github_bulk.ENDPOINT]
    assert single.headers[0]["Authorization"] == "Bearer secret"
    assert [page.outcome for page in pages] == [CheckOutcome.OK] * 2
    assert [page.repository.archived for page in pages] == [False, True]
    assert pages[0].headers[ANSWERED_BY] == "api.github.com/graphql"


async def test_one_the_query_does_not_know_is_asked_for_itself_before_anything_is_said():
    not_found = answer(json.dumps({"message": "Not Found"}), status=404)
    alone = f"{github.API}/repos/b/gone"
    single = Answers(
        {
            github_bulk.ENDPOINT: bulk(told("a/one"), None, errors=[{"type": "NOT_FOUND"}]),
            alone: not_found,
        }
    )
    fetch = await asked_ahead([place("a/one"), place("b/gone")], single, TOKEN)
    page = await github.look(place("b/gone"), fetch, TOKEN)
    assert page.outcome is CheckOutcome.FAILED
    assert single.asked == [github_bulk.ENDPOINT, alone]


async def test_a_renamed_one_says_so():
    single = Answers({github_bulk.ENDPOINT: bulk(told("a/one"), told("new/name"))})
    fetch = await asked_ahead([place("a/one"), place("old/name")], single, TOKEN)
    page = await github.look(place("old/name"), fetch, TOKEN)
    assert page.repository.moved_to == "new/name"


@pytest.mark.parametrize(
    ("places", "access"),
    [
        (["a/one", "b/two"], Access()),
        (["a/one"], TOKEN),
        ([], TOKEN),
    ],
    ids=["without a token", "one alone", "none"],
)
async def test_then_nothing_is_asked_in_bulk(places, access):
    single = Answers({})
    fetch = await asked_ahead([place(name) for name in places], single, access)
    assert not single.asked
    assert not fetch.known


@pytest.mark.parametrize(
    "bad",
    [
        TimedOut("no answer"),
        answer("<html>", status=502),
        answer("[]"),
        answer('{"data": null, "errors": [{"type": "RATE_LIMITED"}]}'),
        answer('{"data": {"r0": {"nameWithOwner": 5}, "r1": "x"}}'),
        answer('{"data": {"r0": {"nameWithOwner": "a/one"}, "r1": []}}'),
    ],
    ids=["no answer", "trouble", "no object", "limit", "odd", "incomplete"],
)
async def test_an_answer_that_is_of_no_use_leaves_all_to_be_asked_singly(bad):
    single = Answers({github_bulk.ENDPOINT: bad})
    fetch = await asked_ahead([place("a/one"), place("b/two")], single, TOKEN)
    assert not fetch.known


async def test_a_fault_of_ours_there_leaves_all_to_be_asked_singly():
    single = Answers({github_bulk.ENDPOINT: ZeroDivisionError("ours")})
    fetch = await asked_ahead([place("a/one"), place("b/two")], single, TOKEN)
    assert not fetch.known


async def test_120_repositories_are_three_queries():
    names = [f"lab/board-{number:03}" for number in range(120)]
    single = Answers({github_bulk.ENDPOINT: bulk()})
    await asked_ahead([place(name) for name in names], single, TOKEN)
    assert len(single.asked) == 3
    asked = [value for body in single.posted for value in json.loads(body)["variables"].values()]
    assert {name.split("/")[1] for name in names} <= set(asked)


@given(st.text(), st.text())
def test_no_name_reaches_the_text_of_a_query(owner, name):
    try:
        posted = json.loads(github_bulk.query([f"{owner}/{name}"]))
    except ValueError:
        return
    assert posted["variables"] == {"o0": owner, "n0": name}
    assert posted["query"] == json.loads(github_bulk.query(["a/b"]))["query"]
