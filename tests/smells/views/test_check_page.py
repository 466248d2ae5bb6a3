import re
from dataclasses import replace
from itertools import groupby

import pytest

from crawler.observation import Hop, RepositoryState, Unread
from leaderboards.merge import rename_slug
from leaderboards.vocabulary import LocationRole, Platform
from smells.engine import examine
from smells.recheck import store
from smells.unchanged import Seen
from tests import factories
from tests.smells.seen import START, crashed, gone, last_check, look, observation, page, unread
from tests.smells.views.pages import LANGUAGES, get, links_outward, scripts

pytestmark = pytest.mark.django_db
URL = "https://board.example/results"
HOSTILE = "<script>alert(1)</script>" * 500


@pytest.fixture
def board():
    return factories.board("A board", slug="a-board", url=URL)


def shown(client, board, language="en"):
    return get(client, f"boards/{board.slug}/checks/{last_check(board).pk}/", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_tells_of_each_address_and_each_rule(client, board, language):
    hops = (Hop("https://board.example/old", 301), Hop(URL, 404))
    look(board, gone(URL, hops=hops, final_url=URL), page("https://second.example/"))
    told = shown(client, board, language)
    for words in ("301", "board.example/old", "404", "second.example", "missing.page"):
        assert words in told
    assert scripts(told) == 0


def test_a_check_says_in_plain_words_why_it_could_not_tell(client, board):
    look(board, unread(URL, why=Unread.REFUSED_TO_BOTS, status=403))
    told = shown(client, board)
    assert "the site does not let robots look; people may well see it" in told
    assert "Could not check" in told


def test_a_check_without_a_network_says_so(client, board):
    look(board, unread(URL, why=Unread.NO_NETWORK))
    assert "our own network was down" in shown(client, board)


def test_what_one_check_saw_is_not_called_a_smell(client, board):
    look(board, gone(URL))
    told = shown(client, board)
    assert "One check proves nothing." in told
    assert "/reports/" not in told


def test_what_was_found_comes_before_what_was_in_order(client, board):
    look(board, gone(URL))
    answers = last_check(board).answers
    listed = re.findall(r"/rules/([\w.-]+)/", shown(client, board))
    kinds = [answers[rule_id].partition(":")[0] for rule_id in listed]
    assert listed[0] == "missing.page"
    assert [kind for kind, _ in groupby(kinds)] == [
        "found",
        "inconclusive",
        "clear",
        "not-applicable",
    ]
    clear = [rule_id for rule_id, kind in zip(listed, kinds, strict=True) if kind == "clear"]
    assert clear == sorted(clear)


def test_the_state_of_a_space_and_of_a_repository_is_shown(client, board):
    look(
        board,
        crashed("https://huggingface.co/spaces/owner/board", revision="5a3b1e"),
        page(
            "https://github.com/owner/board",
            platform=Platform.GITHUB,
            repository=RepositoryState("owner/board", archived=True),
        ),
    )
    told = shown(client, board)
    for words in ("RUNTIME_ERROR", "ImportError", "5a3b1e", "Archived by its owner"):
        assert words in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_pages_are_escaped_shortened_and_never_a_link(client, board, language):
    hostile = gone(
        URL,
        title=HOSTILE,
        excerpt=HOSTILE,
        detail=HOSTILE,
        final_url="javascript:alert(1)",
        hops=(Hop("javascript:alert(1)", 301), Hop(f"https://b.example/{HOSTILE}", 404)),
    )
    space = replace(crashed("https://huggingface.co/spaces/o/b").space, error_message=HOSTILE)
    look(board, hostile, crashed("https://huggingface.co/spaces/o/b", space=space))
    told = shown(client, board, language)
    assert "<script>" not in told and 'href="javascript:' not in told
    assert len(told) < 40_000
    assert all(link["rel"] == "nofollow noopener noreferrer" for link in links_outward(told))


def test_the_address_of_a_renamed_board_leads_on(client, board):
    look(board, page(URL))
    check = last_check(board)
    rename_slug(board, "renamed")
    response = client.get(f"/en/boards/a-board/checks/{check.pk}/")
    assert response.status_code == 301
    assert response["Location"] == f"/en/boards/renamed/checks/{check.pk}/"


def test_a_check_that_never_was_is_not_found(client, board):
    get(client, "boards/a-board/checks/4711/", status=404)


def test_an_old_check_with_answers_of_forgotten_rules_is_readable(client, board):
    answers = {"missing.forgotten": "found", "missing.page": "inconclusive: whatever"}
    factories.check(board, answers=answers)
    told = shown(client, board)
    assert "missing.forgotten" in told and "whatever" in told


def linked(url="https://data.example/q", **fields):
    told = {"roles": (LocationRole.DATASET,), "linked_from": URL, "link_line": 3}
    return page(url, link_text="our dataset", looked_at=START.isoformat(), **{**told, **fields})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_pages_link_to_is_told_by_the_check_and_by_the_board(client, board, language):
    refused = unread("https://refusing.example/", why=Unread.REFUSED_TO_BOTS, status=403)
    links = (linked(), replace(linked(), url=HOSTILE, link_text=HOSTILE), replace(refused))
    seen = replace(observation(page(URL), board=board.slug), linked=links)
    answers = examine(seen)
    store(board, Seen(seen), answers, took_ms=5)
    heading = {"en": "What its pages link to", "zh-hans": "页面所链接的实体"}[language]
    for told in (shown(client, board, language), get(client, f"boards/{board.slug}/", language)):
        assert heading in told and "https://data.example/q" in told
        assert "https://refusing.example/" in told and "<script>alert" not in told
    assert "2026-03-02 09:00" in shown(client, board, language)
