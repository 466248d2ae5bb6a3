"""The list of boards: filters, words, sorting, pages, and what happens to nonsense."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from leaderboards.vocabulary import EntityKind, Smell
from tests import factories

pytestmark = pytest.mark.django_db


def names(answer):
    """The boards of the page, in its order."""
    return [board.name for board in answer.context["page"]]


def test_all_boards_but_samples_are_listed_by_name(client, boards):
    answer = client.get("/en/boards/")
    assert names(answer) == ["Chat Arena", "Old Benchmark", "Score Table", "中文评测榜"]
    assert "4 boards" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ARENA", ["Chat Arena"]),
        ("q=访客", ["Chat Arena"]),
        ("q=中文", ["中文评测榜"]),
        ("platform=github", ["Score Table"]),
        ("platform=github&platform=huggingface", ["Chat Arena", "Score Table"]),
        ("pattern=P1", ["Old Benchmark", "Score Table"]),
        ("pattern=P1&platform=github&smell=missing", ["Score Table"]),
        ("smell=missing", ["Score Table"]),
        ("entity=benchmark-protocol", ["Chat Arena"]),
        ("topic=modality:text&topic=task:chat", ["Chat Arena"]),
        ("status=historical", ["Old Benchmark"]),
        ("status=sample", ["Sample board"]),
        ("sort=-smells", ["Score Table", "Chat Arena", "Old Benchmark", "中文评测榜"]),
        ("q=arena&pattern=P1", []),
    ],
)
def test_filters_combine(client, boards, query, found):
    assert names(client.get(f"/en/boards/?{query}")) == found


def test_all_smells_and_entities_are_offered_even_where_no_board_has_them(client, boards):
    text = client.get("/en/boards/").content.decode()
    for name, words in (("smell", Smell), ("entity", EntityKind)):
        assert set(re.findall(rf'name="{name}" value="([^"]+)"', text)) == set(words)


def test_a_filter_at_work_is_checked_and_can_be_taken_away_alone(client, boards):
    text = client.get("/en/boards/?platform=github&platform=huggingface&q=a").content.decode()
    assert 'name="platform" value="github" checked' in text
    assert 'href="?platform=huggingface&amp;q=a"' in text
    assert 'href="?platform=github&amp;platform=huggingface"' in text


def test_nothing_found_says_what_to_do(client, boards):
    text = client.get("/en/boards/?q=nothing-like-this").content.decode()
    assert "No board fits all of this" in text
    assert "Show all boards" in text


@pytest.mark.parametrize(
    "query",
    [
        "platform=mars",
        "smell=nice",
        "pattern=P6",
        "topic=colour:blue",
        "topic=" + "x" * 5000,
        "sort=beauty",
        "q=" + "long" * 100,
        "status=%3Cscript%3E",
        "q=%00",
    ],
)
def test_a_value_that_is_not_known_is_named_and_left_out(client, boards, query):
    answer = client.get(f"/en/boards/?{query}&entity=benchmark-protocol")
    assert answer.status_code == 200
    assert names(answer) == ["Chat Arena"]
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99999", "abc", "9" * 400])
def test_a_page_that_is_not_there_shows_one_that_is(client, boards, page):
    assert len(names(client.get(f"/en/boards/?page={page}"))) == 4


def test_empty_fields_of_the_form_leave_the_address(client, boards):
    answer = client.get("/en/boards/?q=&sort=name&platform=github&page=")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/en/boards/?platform=github"
    assert client.get("/en/boards/?q=&sort=name").headers["Location"] == "/en/boards/"


def test_pages_keep_the_filters(client):
    for _ in range(51):
        factories.board(platforms=("github",))
    first = client.get("/en/boards/?platform=github&sort=-name")
    assert len(names(first)) == 50
    assert 'href="?platform=github&amp;sort=-name&amp;page=2"' in first.content.decode()
    assert len(names(client.get("/en/boards/?platform=github&sort=-name&page=2"))) == 1


def test_a_hostile_name_is_text(client):
    name = '<script>alert(1)</script> "x" & <img src=x onerror=alert(2)>'
    factories.board(name)
    text = client.get("/en/boards/?q=%3Cscript%3E").content.decode()
    assert "<script" not in text
    assert "<img" not in text
    assert escape(name) in text


def test_the_number_of_queries_does_not_grow_with_the_boards(client):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/en/boards/").status_code == 200
        return len(queries)

    def add(number):
        for _ in range(number):
            made = factories.board(
                platforms=("github", "huggingface"),
                patterns=("P1", "P4"),
                topics=("modality:text",),
                entities=("model",),
            )
            factories.report(made)
            factories.schedule(made, last_outcome="ok", last_checked_at=factories.NOW)

    add(10)
    few = count()
    add(40)
    assert count() == few
    assert few <= 16


def test_what_is_known_of_each_board_is_said_in_its_row(client, boards):
    factories.schedule(boards["arena"], last_outcome="could-not-check")
    factories.schedule(boards["chinese"], last_outcome="ok")
    rows = client.get("/en/boards/").content.decode().split("<tr>")
    said = {
        "Chat Arena": "could not tell",
        "Old Benchmark": "kept as history",
        "Score Table": "smell-missing",
        "中文评测榜": "no open smell",
    }
    for name, words in said.items():
        assert any(name in row and words in row for row in rows), name


def test_a_description_in_the_other_language_is_marked_as_such(client, boards):
    assert '<span class="about" lang="zh-Hans">只有中文介绍' in (
        client.get("/en/boards/").content.decode()
    )
    chinese = client.get("/zh-hans/boards/").content.decode()
    assert '<span class="about" lang="en">Only in English' in chinese
    assert '<span class="about">访客比较两个回答' in chinese
