"""Which smells are told to the maintainers first: those that are matters of judgement.

On a board that somebody has claimed they wait for a while, once confirmed; what can be seen to be
broken does not.
"""

from datetime import timedelta

from leaderboards.models import Board
from leaderboards.vocabulary import Smell
from smells.samples_clock import speed_of

HOLD = timedelta(days=7)
MATTERS_OF_JUDGEMENT = frozenset({Smell.CONFUSING.value, Smell.MISMATCHED.value})


def hold_on(board: Board) -> timedelta | None:
    """How long such smells of this board are kept from the public; None where nobody owns it.

    An owner whose account is switched off can do nothing in that time, so counts for nothing.
    """
    return HOLD / speed_of(board) if board.maintainers.owners().active().exists() else None


def is_judgement(smell: str | None) -> bool:
    return smell in MATTERS_OF_JUDGEMENT
