"""The real checker in the place of the simulated one: same clockwork, same world, a database.

Only the network is left out. What was seen goes in where a look of smells/batch.py would give it.
"""

from datetime import datetime

from django.test import TestCase

from crawler.breaker import let_through
from crawler.leases import Schedule
from crawler.observation import Observation
from crawler.places import places_of
from leaderboards.identity import canonical_url
from leaderboards.models import Board, Location
from leaderboards.vocabulary import Source
from smells.looks import Wanted
from smells.recheck import finish
from smells.unchanged import Seen
from tests.simulation.pages import page_of
from tests.simulation.times import START
from tests.simulation.world import SimulatedBoard


class RealChecker:
    def __init__(self, boards: list[SimulatedBoard]) -> None:
        self.next_at: dict[int, datetime] = {}
        self.moved_up: list[int] = []
        self._runs = 0
        self._boards = {board.pk: _made(board) for board in boards}
        self._names = {made.pk: pk for pk, made in self._boards.items()}
        Schedule.objects.bulk_create(
            Schedule(board=made, next_check_at=START) for made in self._boards.values()
        )

    def let_through(self, boards: list[SimulatedBoard], now: datetime) -> list[SimulatedBoard]:
        free = set(let_through([self._boards[board.pk].pk for board in boards], now=now))
        self._read_schedule()
        return [board for board in boards if self._boards[board.pk].pk in free]

    def look(self, board: SimulatedBoard, minute: int, now: datetime, *, calm: bool) -> None:
        made = self._boards[board.pk]
        (lease,) = Schedule.objects.filter(board=made).lease(now=now)
        pages = tuple(page_of(address, minute) for address in board.addresses)
        seen = Seen(Observation(made.slug, now, lease.run_id, pages))
        with TestCase.captureOnCommitCallbacks(execute=True):
            finish(Wanted(lease, made.slug, places_of(made)), made, seen, looked_for=0)
        self._read_schedule()

    def _read_schedule(self) -> None:
        rows = Schedule.objects.filter(board__in=self._names)
        for pk, when in rows.values_list("board_id", "next_check_at"):
            if self.next_at.get(self._names[pk]) != when:
                self.next_at[self._names[pk]] = when
                self.moved_up.append(self._names[pk])


def _made(board: SimulatedBoard) -> Board:
    made = Board.objects.create(slug=board.slug, name=board.slug)
    for address in board.addresses:
        Location.objects.create(
            board=made,
            url=address.url,
            canonical=canonical_url(address.url),
            role=address.roles[0].value,
            platform=address.platform.value,
            source=Source.CURATOR.value,
            confirmed_on=START.date(),
        )
    return made
