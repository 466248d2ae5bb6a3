"""Who counts as of a board when it is decided who judges it: also who maintained it lately."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from leaderboards.held_rights import subject_of
from leaderboards.joined_boards import with_joined
from leaderboards.models import AuditEvent, Board
from leaderboards.people import is_curator, standings
from leaderboards.permissions import Standing

OF_THE_BOARD_FOR = timedelta(days=30)  # after the right ended


def standings_to_judge(user: User, board: Board | None, *, now: datetime) -> frozenset[Standing]:
    """All that this person is to the board; a curator who left it lately is still of it.

    Whoever acts as a curator gets nothing by that but to be refused.
    """
    held = standings(user, board)
    if board is not None and is_curator(user) and maintained_lately(user, board, now=now):
        held |= {Standing.EDITOR}
    return held


def maintained_lately(user: User, board: Board, *, now: datetime) -> bool:
    """Whether the log tells of a right of theirs here that ended or changed within 30 days."""
    told = AuditEvent.objects.filter(
        board_id__in=with_joined(board),
        subject=subject_of(user.pk),
        before__has_key="role",
        at__gt=now - OF_THE_BOARD_FOR,
    )
    return told.exists()
