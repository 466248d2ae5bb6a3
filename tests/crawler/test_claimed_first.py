"""Boards somebody answers for are looked at first."""

import pytest

from crawler.leases import MOST_OF_A_HOST, Schedule
from leaderboards.models import Board
from tests.crawler.test_leases import DAY, NOW, SECOND, due_boards
from tests.people import maintainer, person


@pytest.mark.django_db
def test_among_boards_that_are_due_claimed_ones_come_first():
    slow = due_boards(MOST_OF_A_HOST + 5, host="slow.example")
    others = due_boards(3)
    invited, claimed = others[1], [slow[-1], others[2]]
    for number, board_id in enumerate([*claimed, invited]):
        owner = person(f"owner-{number}")
        role = "editor" if board_id == invited else "owner"
        maintainer(Board.objects.get(pk=board_id), owner, role)
    not_due = due_boards(1, next_check_at=NOW + DAY)
    maintainer(Board.objects.get(pk=not_due[0]), owner)
    chosen = Schedule.objects.to_send(NOW + SECOND, most_waiting=100)
    assert chosen[:2] == sorted(claimed)  # an editor alone claims no board
    assert chosen[2:] == [*slow[: MOST_OF_A_HOST - 1], *others[:2]]
    assert Schedule.objects.to_send(NOW + SECOND, most_waiting=2) == sorted(claimed)
