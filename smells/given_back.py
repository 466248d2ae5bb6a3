"""Boards that were taken and not done: given back, or noted as broken on our side."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.db.models import F

from crawler.leases import Lease, Schedule
from crawler.mishaps import AROUND_US, note_mishap
from smells.patience import patiently

logger = logging.getLogger(__name__)
AFTER_AN_OUTAGE = timedelta(seconds=10)


def note(lease: Lease, error: Exception, *, now: datetime) -> None:
    """What went wrong with a board; what failed around us is nothing of the board's."""
    if isinstance(error, AROUND_US):
        give_back(lease, next_check_at=now + AFTER_AN_OUTAGE)
    else:
        patiently(partial(note_mishap, lease, error, now=now))


def give_back(*leases: Lease, next_check_at: datetime | F) -> None:
    """As if nobody had taken them; if the database is away, the leases run out by themselves."""
    mine = Schedule.objects.held_by(*leases)
    free = partial(mine.set_free, next_check_at=next_check_at, attempts=F("attempts") - 1)
    try:
        patiently(free)
    except AROUND_US:
        runs = " ".join(lease.run_id for lease in leases)
        logger.exception("could not give back %d boards run=%s", len(leases), runs)


def break_off(
    struck: Sequence[Lease],
    others: Sequence[Lease],
    error: BaseException | None,
    *,
    now: datetime,
) -> None:
    """Give all of them back; a board on which the time limit struck has had its try."""
    if isinstance(error, SoftTimeLimitExceeded):
        for lease in struck:
            note(lease, error, now=now)
    else:
        others = [*struck, *others]
    if others:
        give_back(*others, next_check_at=F("next_check_at"))
