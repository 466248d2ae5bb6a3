"""The beat and the workers on a virtual clock: who is looked at when. Nobody waits.

Each minute the boards that are due are looked at, of one host at most as many as the queue holds
of it at a time. That is about the pace politeness allows: six seconds for a board's few requests.
"""

import heapq
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from crawler.leases import MOST_OF_A_HOST
from tests.simulation.times import DAY, START, moment
from tests.simulation.world import SimulatedBoard

MOST_A_MINUTE = 500  # the queue's length, by default (MOST_WAITING)
_STEP = timedelta(milliseconds=50)  # between two looks of one minute, so that they have an order


class Checks(Protocol):
    """The checker, simulated or real. `moved_up` are boards whose `next_at` it has changed, beside
    that of the board just looked at.
    """

    next_at: dict[int, datetime]
    moved_up: list[int]

    def let_through(self, boards: list[SimulatedBoard], now: datetime) -> list[SimulatedBoard]: ...

    def look(self, board: SimulatedBoard, minute: int, now: datetime, *, calm: bool) -> None: ...


class Clockwork:
    def __init__(self, boards: Iterable[SimulatedBoard], checker: Checks) -> None:
        self._boards = {board.pk: board for board in boards}
        self._hosts = {board.pk: board.pacing_host for board in self._boards.values()}
        self._checker = checker
        checker.next_at |= dict.fromkeys(self._boards, START)
        self._heap = [(START, pk) for pk in sorted(self._boards)]
        self._waiting: dict[str, deque[tuple[datetime, int]]] = defaultdict(deque)

    def run(self, days: int) -> None:
        for minute in range(days * DAY):
            now = moment(minute)
            if self._waiting or self._heap[0][0] <= now:
                self._beat(minute, now)

    def _beat(self, minute: int, now: datetime) -> None:
        while self._heap and self._heap[0][0] <= now:
            when, pk = heapq.heappop(self._heap)
            self._waiting[self._hosts[pk]].append((when, pk))
        chosen = self._checker.let_through(self._chosen(), now)
        self._push(self._checker.moved_up)
        for place, board in enumerate(chosen):
            self._checker.look(board, minute, now + place * _STEP, calm=_is_calm(board, minute))
            self._push([board.pk, *self._checker.moved_up])

    def _push(self, boards: Iterable[int]) -> None:
        for pk in boards:
            heapq.heappush(self._heap, (self._checker.next_at[pk], pk))
        self._checker.moved_up.clear()

    def _chosen(self) -> list[SimulatedBoard]:
        """Of each host the longest waiting; those whose time was changed meanwhile fall out."""
        due: list[tuple[datetime, int]] = []
        for host in list(self._waiting):
            queue, room = self._waiting[host], MOST_OF_A_HOST
            while queue and room and len(due) < MOST_A_MINUTE:
                when, pk = queue.popleft()
                if self._checker.next_at[pk] == when:
                    due.append((when, pk))
                    room -= 1
            if not queue:
                del self._waiting[host]
        return [self._boards[pk] for _, pk in sorted(set(due))]


def _is_calm(board: SimulatedBoard, minute: int) -> bool:
    begins, ends = board.troubled
    place = bisect_right(begins, minute) - 1
    return place < 0 or minute >= ends[place]
