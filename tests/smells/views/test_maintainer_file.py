"""The page that explains and checks leaderboard.yml, and what a board's page says of its own."""

import html
import re

import pytest
from django.contrib.staticfiles import finders

from crawler.maintainer_file_problems import Problem
from crawler.maintainer_file_read import MaintainerFileRead
from crawler.maintainer_file_schema import SCHEMA_NAME, schema
from tests import factories
from tests.factories import NOW
from tests.people import people_of

pytestmark = pytest.mark.django_db
PAGE, ZH = "/en/leaderboard-yml/", "/zh-hans/leaderboard-yml/"


@pytest.fixture
def board():
    made = factories.board("A board", url="https://board.example/")
    MaintainerFileRead.objects.create(
        board=made,
        url="https://board.example/leaderboard.yml",
        text="version: 1\n",
        read_at=NOW,
        seen_at=NOW,
        next_ask_at=NOW,
        problems=[Problem("blank", 3, 1, "name").to_plain()],
    )
    return made


def test_every_key_is_in_the_table(client):
    text = client.get(PAGE).content.decode()
    for key in schema()["properties"]:
        assert f"<code>{key}</code>" in text
    assert "<code>accepted[].until</code>" in text and "half-yearly" in text


def test_it_speaks_chinese(client):
    text = client.get(ZH).content.decode()
    assert "检查您的文件" in text and "多久发布一次结果" in text
    text = client.post(ZH, {"text": "version: 1\nnmae: x"}).content.decode()
    assert "第 2 行第 1 列" in text and "您是指“name”吗" in text


def test_the_example_on_the_page_is_in_order(client):
    text = client.get(PAGE).content.decode()
    example = html.unescape(re.search(r"<code># yaml.*?</code>", text, re.DOTALL)[0][6:-7])
    assert "All is in order" in client.post(PAGE, {"text": example}).content.decode()


def test_a_pasted_file_is_checked_and_kept_in_the_form(client):
    response = client.post(PAGE, {"text": "version: 1\n\tname: x"})
    text = response.content.decode()
    assert "Nothing of this file can be used" in text and "line 2, column 1" in text
    assert "\tname: x</textarea>" in text


def test_what_is_pasted_cannot_write_into_the_page(client):
    text = client.post(
        PAGE, {"text": "version: 1\n<script>alert(1)</script>: </textarea><img>"}
    ).content.decode()
    assert "<script>alert" not in text and "</textarea><img" not in text


def test_it_is_limited_like_other_checks_of_texts(client, settings):
    settings.TEXT_CHECKS_PER_HOUR = 1
    assert client.post(PAGE, {"text": "version: 1"}).status_code == 200
    response = client.post(PAGE, {"text": "version: 1"})
    assert response.status_code == 429 and int(response["Retry-After"]) > 0


def test_the_schema_is_a_static_file():
    assert finders.find(SCHEMA_NAME)


def test_a_boards_page_says_when_and_where_it_was_read(client, board):
    text = client.get(f"/en/boards/{board.slug}/").content.decode()
    assert "Read on" in text and "https://board.example/leaderboard.yml" in text
    assert "2026-08-01" in text or "1 Aug" in text or "Aug. 1" in text or "August 1" in text


def test_a_board_without_a_file_says_nothing_of_it(client):
    made = factories.board("Another")
    MaintainerFileRead.objects.create(board=made, asked=1, next_ask_at=NOW)
    assert "leaderboard-yml-" not in client.get(f"/en/boards/{made.slug}/").content.decode()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("visitor", False),
        ("stranger", False),
        ("editor", True),
        ("owner", True),
        ("curator", True),
    ],
)
def test_problems_are_for_those_who_look_after_the_board(client, board, who, sees):
    people = people_of(board)
    if user := getattr(people, who):
        client.force_login(user)
    text = client.get(f"/en/boards/{board.slug}/").content.decode()
    assert ("This is empty: fill it in" in text) is sees


def test_a_file_that_cannot_be_used_is_told(client, board):
    MaintainerFileRead.objects.update(is_readable=False)
    text = client.get(f"/zh-hans/boards/{board.slug}/").content.decode()
    assert "现在的文件无法使用；之前的内容仍然有效" in text
