"""The queue is kept whole: new boards get a place, lost workers are noticed, batches are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings

from crawler.leases import Schedule
from crawler.mishaps import Mishap, code_version, note_lost_worker, unpark
from crawler.places import pacing_host, places_of
from crawler.schedule import SOON
from leaderboards.models import Board

AT_ONCE = 500  # rows healed at one beat; the next comes in seconds


def keep_queue_whole(*, now: datetime) -> None:
    """What the beat does before it looks for due boards; each step may be done twice."""
    watch_over_leases(now=now)
    free_for_new_code(now=now)
    schedule_new_boards(now=now)


def schedule_new_boards(*, now: datetime) -> int:
    """Give each board without a schedule one that is due at once. Returns how many."""
    new = Board.objects.filter(schedule__isnull=True).prefetch_related("locations")
    rows = [
        Schedule(board=board, next_check_at=now, host=_host(board))
        for board in new.only("pk", "is_sample")
    ]
    Schedule.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def _host(board: Board) -> str:
    return "" if board.is_sample else pacing_host(places_of(board))


def watch_over_leases(*, now: datetime) -> int:
    """Free what a dead worker or a wrong clock left behind. Returns how many boards."""
    lost = list(Schedule.objects.stale(now)[:AT_ONCE])
    for row in lost:
        note_lost_worker(row, now=now)
    misdated = list(Schedule.objects.misdated(now).values_list("pk", flat=True)[:AT_ONCE])
    rows = Schedule.objects.filter(pk__in=misdated)
    # Within the hour and not at once: should it be one worker's clock that is wrong, and not all
    # clocks that were, its boards are still not looked at again and again.
    rows.update(
        lease="",
        leased_until=None,
        handed_out_until=None,
        last_checked_at=None,
        next_check_at=now + SOON,
    )
    rows.filter(board__is_sample=True).update(next_check_at=now)
    return len(lost) + len(misdated)


def free_for_new_code(*, now: datetime) -> int:
    """Boards that were parked by other code than this are tried again. Returns how many."""
    parked = Schedule.objects.parked()
    broke_with_this = Mishap.objects.filter(code=code_version()).values("board")
    old = list(parked.exclude(board__in=broke_with_this).values_list("pk", flat=True)[:AT_ONCE])
    return unpark(Schedule.objects.filter(pk__in=old), now=now)


@contextmanager
def taken_back_unless_sent(rows: Sequence[Schedule]) -> Iterator[set[Schedule]]:
    """Whatever is still in the set at the end did not reach the queue, and is due as before."""
    unsent = set(rows)
    try:
        yield unsent
    finally:
        if unsent:
            Schedule.objects.filter(pk__in=[row.pk for row in unsent]).update(handed_out_until=None)


def in_batches(rows: Sequence[Schedule]) -> Iterator[list[Schedule]]:
    """Boards that are looked at together: samples by themselves, the others mixed by host.

    A board whose last worker broke or died goes alone.
    """
    size = settings.BOARDS_AT_ONCE
    yield from ([row] for row in rows if row.attempts)
    sound = [row for row in rows if not row.attempts]
    samples = [row for row in sound if row.board.is_sample]
    yield from (samples[first : first + size] for first in range(0, len(samples), size))
    others = sorted((row for row in sound if not row.board.is_sample), key=lambda row: row.host)
    batches = -(-len(others) // size)
    yield from (others[number::batches] for number in range(batches))
