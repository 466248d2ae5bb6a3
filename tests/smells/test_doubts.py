"""What a report leaves open is told with it, and never that nothing is."""

import pytest

from smells.doubts import doubts_about, newest_check
from tests import factories
from tests.smells.seen import DAY, START, gone, look, only_report, page, unread
from tests.smells.views.pages import LANGUAGES, get

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def board():
    board = factories.board("A board", slug="a-board", url=URL)
    for days in (0, 4, 8):
        look(board, gone(URL), at=START + days * DAY)
    return board


def told(board):
    return " ".join(doubts_about(only_report(board), newest_check(board)))


def test_what_was_seen_at_the_last_check_is_not_doubted(board):
    assert "still so" not in told(board) and "meant to be so" in told(board)


def test_a_last_check_that_could_not_tell_is_told_of_with_its_reason(board):
    look(board, unread(URL), at=START + 9 * DAY)
    assert "the last check could not tell" in told(board)
    assert "robots.txt" in told(board)


def test_what_the_owner_says_is_doubted_less():
    repository = "https://github.com/owner/board"
    owned = factories.board("Archived", url=repository)
    report = factories.report(owned, "deprecated", rule_id="deprecated.archived-repository")
    assert len(doubts_about(report, None)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_boards_page_and_the_reports_tell_it(client, board, language):
    words = {"en": "What we could not determine", "zh-hans": "我们无法确定的事"}[language]
    assert words in get(client, "boards/a-board/", language)
    report = only_report(board)
    assert words in get(client, f"reports/{report.pk}/", language)
    look(board, page(URL), at=START + 9 * DAY)
    assert words not in get(client, f"reports/{report.pk}/", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_says_that_the_address_answers_not_that_the_board_is_in_order(client, language):
    board = factories.board("Smelly", slug="smelly", url=URL)
    look(board, page(URL))
    factories.report(board, "mismatched", rule_id="mismatched.rank-order")
    shown = get(client, "boards/smelly/", language)
    assert {"en": "Address answers", "zh-hans": "地址有响应"}[language] in shown
    assert {"en": "In order", "zh-hans": "正常"}[language] not in shown
