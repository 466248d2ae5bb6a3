"""The part of a board's page that says what was read there, and what was not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from crawler.content import Content
from crawler.content_reasons import PARTS, SENTENCES, content_reason
from crawler.extract import dataset_viewer, gradio, pages
from crawler.extract.read import read_content
from crawler.platforms import hub_content, reading
from leaderboards.models import Board
from tests import factories
from tests.crawler.test_snapshots import URL, keep, shown
from tests.smells.seen import START, page
from tests.smells.views.pages import LANGUAGES, links_outward

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>" * 100


@pytest.fixture
def board():
    made = factories.board("A board", url=URL)
    factories.schedule(made, last_checked_at=START)
    return made


def part(board, language="en"):
    with override(language):
        seen = Board.objects.for_page().get(pk=board.pk)
        return render_to_string("crawler/_content.html", {"board": seen})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranking_that_was_found_is_told_with_its_size_and_place(board, language):
    keep(board, shown(5))
    told = part(board, language)
    assert "Leaderboard" in told
    if language == "en":
        assert "5 rows · 2 columns" in told and "line 3" in told
        assert "not read at the last check" not in told


def test_what_could_not_be_read_is_told_with_its_reason(board):
    unread = ("its app: it sleeps, and was not woken", "the file holds no table")
    keep(board, page(URL, content=Content(URL, unread=unread)))
    told = part(board)
    assert all(why in told for why in unread)
    assert "rows" not in told


def test_what_was_read_before_the_last_check_is_told_as_old(board):
    keep(board, shown(5), at=START - timedelta(days=3))
    assert "not read at the last check" in part(board)


def test_a_board_that_was_never_read_says_so(board):
    assert "No page of this board was read yet" in part(board)


def test_addresses_that_left_the_board_are_not_told(board):
    keep(board, replace(shown(5), url="https://gone.example/"))
    assert "gone.example" not in part(board)


def test_hostile_words_are_escaped_and_shortened(board):
    text = f"# {HOSTILE}\n\n| Model | Accuracy |\n|---|---|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n"
    content = read_content(text.replace("<", "&lt;").encode(), "text/markdown", URL)
    keep(board, page(URL, content=replace(content, unread=(HOSTILE,))))
    told = part(board)
    assert "<script>" not in told and len(told) < 4000
    assert all(link["rel"] == "nofollow noopener noreferrer" for link in links_outward(told))


def test_many_addresses_cost_one_query(board, django_assert_num_queries):
    for number in range(4):
        url = f"https://board.example/{number}"
        factories.location(board, url, role="mirror")
        keep(board, replace(shown(5), url=url))
    seen = Board.objects.for_page().get(pk=board.pk)
    with django_assert_num_queries(1):
        told = render_to_string("crawler/_content.html", {"board": seen})
    assert told.count("<li>") == 4


def test_every_reason_of_readers_and_adapters_has_its_translation_marked():
    modules = (hub_content, reading)
    said = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and " " in value
    }
    said |= {gradio.NOT_CALLABLE, dataset_viewer.PARTIAL, dataset_viewer.TRUNCATED}
    said |= {pages.FILLED_BY_SCRIPTS, *reading._REASONS.values()}
    assert said <= set(SENTENCES)


def test_a_reason_is_said_of_its_part_and_an_unknown_one_as_it_is():
    with override("en"):
        assert content_reason(f"{PARTS[0]}: {SENTENCES[0]}") == f"{PARTS[0]}: {SENTENCES[0]}"
        assert content_reason("it could not be read: KeyError") == "it could not be read: KeyError"
