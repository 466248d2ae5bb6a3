"""A world of boards that is swept by the real recheck, day by day, on a virtual clock.

Only the network is left out: `world` tells what an address answers at a time.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.test import TestCase

from crawler.leases import Schedule
from crawler.observation import Failure, Page
from crawler.places import places_of
from leaderboards.identity import platform_of
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome
from smells.looks import Wanted
from smells.recheck import finish
from smells.unchanged import Seen
from tests import factories
from tests.smells.seen import START, observation, page

Answer = Callable[[str, datetime], Page]


def fine(url: str, now: datetime) -> Page:
    return page(url, platform=platform_of(url))


def silent(url: str) -> Page:
    """Nothing answers there, and the canaries do: so nobody blames the network at once."""
    failed = {"outcome": CheckOutcome.FAILED, "failure": Failure.TIMEOUT, "status": None}
    return page(url, platform=platform_of(url), **failed)


def boards_at(host: str, count: int, *, path: str = "board") -> list[Board]:
    return [factories.board(url=f"https://{host}/{path}-{number}") for number in range(count)]


def boards_alone(count: int) -> list[Board]:
    return [factories.board(url=f"https://alone-{number}.example/") for number in range(count)]


def home(board: Board) -> str:
    return board.locations.get().url


def recheck(board: Board, world: Answer, now: datetime) -> None:
    (lease,) = Schedule.objects.filter(board=board).lease(now=now)
    seen = observation(world(home(board), now), at=now, board=board.slug)
    with TestCase.captureOnCommitCallbacks(execute=True):
        wanted = Wanted(lease, board.slug, places_of(board))
        finish(wanted, board, Seen(seen), looked_for=0)


def run(boards: list[Board], world: Answer, *, days: float, start: datetime = START) -> datetime:
    """Look at each board whenever it is due."""
    for number, board in enumerate(boards):
        at = start + number * timedelta(days=1) / len(boards)
        Schedule.objects.get_or_create(board=board, defaults={"next_check_at": at})
    by_id = {board.pk: board for board in boards}
    now, end = start, start + timedelta(days=days)
    while now < end:
        upcoming = Schedule.objects.filter(board__in=by_id).order_by("next_check_at").first()
        now = max(now, upcoming.next_check_at)
        if now < end:
            recheck(by_id[upcoming.board_id], world, now)
    return end
