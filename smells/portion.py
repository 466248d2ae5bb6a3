"""Boards of a batch that are read from the database together, and asked for together."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from crawler.ahead import Ahead
from crawler.leases import Lease
from crawler.look_at_file import places_of_file
from crawler.maintainer_file_read import asking_for
from crawler.places import places_of
from crawler.platforms.adapter import Place
from leaderboards.models import Board
from smells.before import Before, before_of
from smells.looks import Looks, Wanted
from smells.models import LastLook
from smells.unchanged import last_looks

PORTION = 50  # boards


@dataclass(frozen=True)
class Portion:
    """`ids` were asked for; `boards` are those that are there. `ahead` is what a platform tells of
    many of them at once, once it has answered.
    """

    ids: frozenset[int]
    boards: Mapping[int, Board]
    places: Mapping[int, Sequence[Place]]
    last: Mapping[int, LastLook]
    ahead: "Future[Ahead]"
    before: Mapping[int, Before]

    def wanted(self, lease: Lease, *, anew: bool = False) -> Wanted:
        board = self.boards[lease.board_id]
        last = None if board.is_sample or anew else self.last.get(board.pk)
        places, before = self.places[board.pk], self.before[board.pk]
        may_lie_at = places_of_file(board.locations.all())
        file = asking_for(before.file, may_lie_at, now=lease.at, anew=anew)
        return Wanted(lease, board.slug, places, last, self.ahead, anew, file, before)


def read_portion(ids: Sequence[int], looks: Looks, *, now: datetime) -> Portion:
    boards = Board.objects.prefetch_related("locations").in_bulk(ids)
    places = {pk: places_of(board) for pk, board in boards.items()}
    everywhere = [place for each in places.values() for place in each]
    last = last_looks(ids, now=now)
    ahead = looks.ask_ahead(everywhere)
    return Portion(frozenset(ids), boards, places, last, ahead, before_of(list(boards)))
