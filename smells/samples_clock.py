"""On a sample board one second stands for a day, so that its story can be watched."""

from leaderboards.models import Board

SAMPLE_CLOCK = 86_400


def speed_of(board: Board) -> int:
    """How many times faster than the world's the clock of this board goes."""
    return SAMPLE_CLOCK if board.is_sample else 1
