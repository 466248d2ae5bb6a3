"""What rechecks change in public stands in the board's timeline, and nothing else does."""

import pytest

from crawler.outages import TakenBack
from leaderboards.models import AuditEvent
from leaderboards.timeline import latest
from smells.reconcile import take_back
from tests import factories
from tests.smells.seen import DAY, START, gone, look, page

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


def changes(board) -> list[tuple[str, str, str]]:
    """Oldest first: by whom, from what, to what."""
    return [
        (entry.actor, change.before, change.after)
        for entry in reversed(latest(board))
        for change in entry.changes
    ]


def test_that_a_smell_opened_and_was_resolved(board):
    for days in (0, 4, 8):
        look(board, gone(URL), at=START + days * DAY)
    look(board, page(URL), at=START + 9 * DAY)
    assert changes(board) == [
        ("Recheck", "Suspected", "Open"),
        ("Recheck", "Open", "Resolved"),
    ]


def test_a_suspicion_that_came_and_went_is_not_told(board):
    look(board, gone(URL), at=START)
    look(board, page(URL), at=START + DAY)
    assert not AuditEvent.objects.exists()


def test_what_was_taken_back_is_told_as_well(board):
    """It was public for a while: that this was our mistake is public, too."""
    for days in (0, 4, 8):
        look(board, gone(URL), at=START + days * DAY)
    take_back(TakenBack({board.pk: START}), at=START + 9 * DAY)
    assert changes(board)[-1] == ("Recheck", "Open", "Resolved")
    assert AuditEvent.objects.public().count() == 2


def test_the_evidence_is_not_copied_into_the_log(board):
    for days in (0, 4, 8):
        look(board, gone(URL), at=START + days * DAY)
    assert set(AuditEvent.objects.get().after) == {"state", "reason"}
