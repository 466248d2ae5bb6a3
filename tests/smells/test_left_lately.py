"""A curator who left a board lately decides on none of its disputes."""

from datetime import timedelta

import pytest

from leaderboards.maintaining import join, leave
from smells.curation import Decider
from smells.curation_queue import Decision
from smells.deciding import Chosen, carry_out
from smells.moves import Move, why_not
from tests import factories
from tests.people import people_of
from tests.smells.moving import as_maintainer, move

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("decision", [Decision.DISMISS, Decision.UPHOLD])
def test_a_dispute_of_a_board_they_left_is_for_another_curator_for_thirty_days(decision):
    board = factories.board()
    people, report = people_of(board), factories.report(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    join(board, people.curator, role="editor", basis="invitation", now=factories.NOW)
    leave(board, people.curator, now=factories.NOW)
    for days, told in ((29, why_not("own-board")), (30, "")):
        by = Decider(people.curator, factories.NOW + timedelta(days=days), "We looked.")
        assert carry_out(Chosen(decision), report.pk, by) == told
