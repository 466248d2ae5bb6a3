"""Platforms whose answers lie, or somebody who answers in their place."""

import json

import pytest

from crawler.ahead import asked_ahead
from crawler.observation import Unread
from crawler.platforms import github, github_bulk
from crawler.platforms.adapter import Access, Place
from crawler.wayback import ASKED, NoWord, copy_of
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.crawler.answers import Answers, answer

PLACE = Place("https://github.com/a/one", (LocationRole.HOME,), Platform.GITHUB)
NOT_NAMES = [
    *("../../user", "a/..", "a/.", "..", "a/one?x", "a/one#", "a", "a/b/c", "", "a/one\0", "/one"),
    *("a/<script>", "a/\ud800", "a/" + "x" * 500, "a/one\n", 7, None, ["a/one"]),
]


@pytest.mark.parametrize("name", NOT_NAMES)
def test_what_is_no_name_of_a_repository_is_not_taken_for_one(name):
    """It would go into the address of the next request, which carries the token."""
    page = github.judge(PLACE, answer(json.dumps({"full_name": name})), "a/one")
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.BAD_ANSWER)


@pytest.mark.parametrize("name", NOT_NAMES)
def test_nor_in_a_bulk_answer(name):
    assert github_bulk.answers(["a/one"], {"data": {"r0": told(name)}}) == {}


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["x" * 101 + "/y", "faceboo\N{KELVIN SIGN}/x", "a/ſcore"])
async def test_an_address_with_no_name_in_it_does_not_spoil_the_query_of_a_batch(name):
    """All others of the batch would go without, or the batch would break."""
    urls = ["https://github.com/a/one", "https://github.com/b/two", f"https://github.com/{name}"]
    places = [Place(url, PLACE.roles, PLACE.platform) for url in urls]
    bulk = answer(json.dumps({"data": {"r0": told("a/one"), "r1": told("b/two")}}))
    fetch = Answers({github_bulk.ENDPOINT: bulk})
    ahead = await asked_ahead(places, fetch, Access(github_token="secret"))
    assert len(ahead.known) == 2


def test_names_that_were_mixed_up_in_a_bulk_answer_are_asked_for_singly():
    mixed = {"data": {"r0": told("B/two"), "r1": told("a/one"), "r2": told("new/name")}}
    answers = github_bulk.answers(["a/one", "b/two", "old/name"], mixed)
    assert list(answers) == ["old/name"]


@pytest.mark.parametrize(
    "plain",
    [
        *({}, {"data": None}, {"data": []}, {"data": "x"}, {"data": {"r0": []}}),
        *({"data": {"r0": None}}, {"data": {"r1": {}}}, {"errors": [{"type": "NOT_FOUND"}]}),
        *(
            {"data": {"r0": {"nameWithOwner": "a/one", "isArchived": archived}}}
            for archived in (1, "")
        ),
    ],
)
def test_a_bulk_answer_that_says_nothing_certain_says_nothing(plain):
    assert github_bulk.answers(["a/one"], plain) == {}


@pytest.mark.parametrize(
    "body",
    [
        *(b'{"full_name":"a/one","id":' + b"9" * 5000 + b"}", b"[" * 100_000, b"\xff\xfe{\0}\0"),
        *(b'"a/one"', b"null", b'{"full_name":"a/one"', b""),
    ],
)
def test_a_body_that_cannot_be_read_says_nothing(body):
    page = github.judge(PLACE, answer(body), "a/one")
    assert (page.outcome, page.unread) == (CheckOutcome.COULD_NOT_CHECK, Unread.BAD_ANSWER)


@pytest.mark.parametrize(
    "body", ['{"message":{"a":1}}', '{"message":"Not Found, they say"}', "<h1>Not Found</h1>", "[]"]
)
def test_only_the_platforms_own_word_says_that_a_repository_is_gone(body):
    page = github.judge(PLACE, answer(body, status=404), "a/one")
    assert page.outcome is CheckOutcome.COULD_NOT_CHECK


COPY = "http://web.archive.org/web/20200102030405/https://board.example/"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "lie",
    [
        *({"url": "https://evil.example/web/20200102030405/x"}, {"url": "javascript:alert(1)//"}),
        *({"url": COPY.replace("org", "org.evil.example")}, {"url": COPY + " onclick=x"}),
        *({"url": COPY + "x" * 5000}, {"url": None}, {"status": "404"}, {"status": 200}),
        *({"available": "yes"}, {"timestamp": "20201302030405"}, {"timestamp": "9" * 5000}),
        *({"timestamp": None}, {"timestamp": "00000102030405"}),
    ],
)
async def test_a_copy_that_is_none_is_not_shown(lie):
    truth = {"available": True, "status": "200", "timestamp": "20200102030405", "url": COPY}
    assert await copy_of("https://board.example/", _archive(truth)) is not None
    assert await copy_of("https://board.example/", _archive({**truth, **lie})) is None


@pytest.mark.anyio
@pytest.mark.parametrize("body", ["[]", "{}", "<h1>", "", '{"archived_snapshots"'])
async def test_an_archive_that_says_nothing_is_asked_again_later(body):
    asked = f"{ASKED}https%3A%2F%2Fboard.example%2F"
    with pytest.raises(NoWord):
        await copy_of("https://board.example/", Answers({asked: answer(body)}))


def _archive(closest) -> Answers:
    body = json.dumps({"archived_snapshots": {"closest": closest}})
    return Answers({f"{ASKED}https%3A%2F%2Fboard.example%2F": answer(body)})


def told(name) -> dict:
    return {"nameWithOwner": name, "isArchived": True, "databaseId": 1}
