"""Which addresses the archive is asked for, how often, and what the pages show of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from crawler.archived import ASK_AGAIN
from crawler.fetch.errors import TimedOut
from crawler.models import ArchivedCopy
from crawler.wayback import Copy
from smells.archive import MOST_AT_ONCE, dead_addresses, look_for_copies
from smells.models import Report
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 1, tzinfo=UTC)
URL = "https://gone.example/board"
COPY = Copy("https://web.archive.org/web/20240501093000/https://gone.example/board", NOW)


def dead(url=URL, *, smell="missing", state="open", part=""):
    board = factories.board(url=url)
    report = factories.report(board, smell=smell, state=state, url=url)
    Report.objects.filter(pk=report.pk).update(part=part)
    return board


def test_a_dead_home_is_asked_for_and_its_board_shows_the_copy(client):
    board = dead()
    assert look_for_copies(now=NOW, look=lambda url: COPY if url == URL else None) == 1
    page = client.get(reverse("board", args=[board.slug])).text
    assert COPY.url in page
    assert "As it was on 2026-08-01" in page


@pytest.mark.parametrize(
    "board",
    [
        lambda: factories.board(url=URL),
        lambda: dead(state="suspected"),
        lambda: dead(state="resolved"),
        lambda: dead(smell="mismatched"),
        lambda: dead(part="table"),
    ],
    ids=["healthy", "suspected", "resolved", "shown wrongly", "a part of it"],
)
def test_others_are_not(board):
    board()
    assert dead_addresses(NOW) == []


def test_boards_of_a_closed_platform_are():
    factories.schedule(factories.board(url=URL), last_unread="platform-closed")
    assert dead_addresses(NOW) == [URL]


def test_it_is_asked_once_a_quarter_whatever_it_said():
    dead()
    assert look_for_copies(now=NOW, look=lambda url: None) == 0
    assert dead_addresses(NOW + timedelta(days=1)) == []
    assert dead_addresses(NOW + ASK_AGAIN) == [URL]
    assert look_for_copies(now=NOW + ASK_AGAIN, look=lambda url: COPY) == 1
    assert ArchivedCopy.objects.get().copy_url == COPY.url


def test_when_the_archive_does_not_answer_nothing_is_noted_and_nothing_more_is_asked():
    for number in range(3):
        dead(f"{URL}/{number}")
    asked = []

    def look(url):
        asked.append(url)
        raise TimedOut("no answer")

    assert look_for_copies(now=NOW, look=look) == 0
    assert len(asked) == 1
    assert not ArchivedCopy.objects.exists()


def test_a_few_at_a_time():
    for number in range(MOST_AT_ONCE + 2):
        dead(f"{URL}/{number}")
    assert look_for_copies(now=NOW, look=lambda url: COPY) == MOST_AT_ONCE
    assert look_for_copies(now=NOW, look=lambda url: COPY) == 2
