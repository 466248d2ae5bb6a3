"""Who maintained a board until lately counts as of it when it is judged."""

from datetime import timedelta

import pytest

from leaderboards.maintaining import join, leave
from leaderboards.merge import merge_boards
from leaderboards.permissions import Standing
from leaderboards.second_person import standings_to_judge
from tests.factories import NOW
from tests.factories import board as made_board
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def left(board):
    """A curator who left the board."""
    curator = person("curator", curator=True)
    join(board, curator, role="editor", basis="invitation", now=NOW)
    leave(board, curator, now=NOW)
    return curator


@pytest.mark.parametrize(("days", "is_of_it"), [(0, True), (29, True), (30, False)])
def test_for_thirty_days(board, left, days, is_of_it) -> None:
    held = standings_to_judge(left, board, now=NOW + timedelta(days=days))
    assert (Standing.EDITOR in held) == is_of_it
    assert Standing.CURATOR in held


def test_also_when_the_board_is_joined_into_another(board, left) -> None:
    kept = made_board("Kept")
    merge_boards(board, kept, now=NOW)
    assert Standing.EDITOR in standings_to_judge(left, kept, now=NOW)


def test_on_other_boards_and_to_other_people_it_means_nothing(board, left) -> None:
    another = person("another", curator=True)
    assert Standing.EDITOR not in standings_to_judge(left, made_board("Other"), now=NOW)
    assert Standing.EDITOR not in standings_to_judge(another, board, now=NOW)
    join(board, person("ann"), role="editor", basis="invitation", now=NOW)
    leave(board, board.maintainers.get().user, now=NOW)
    assert Standing.EDITOR not in standings_to_judge(another, board, now=NOW)
