"""Boards that were taken and not done: given back, or noted as broken on our side."""

import logging
from datetime import datetime, timedelta
from functools import partial

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


def give_back(lease: Lease, *, next_check_at: datetime | F) -> None:
    """As if nobody had taken it; if the database is away, the lease runs out by itself."""
    mine = Schedule.objects.held_by(lease)
    free = partial(mine.set_free, next_check_at=next_check_at, attempts=lease.attempt - 1)
    try:
        patiently(free)
    except AROUND_US:
        logger.exception("could not give back a board run=%s", lease.run_id)
