"""While a host does not answer, one of its boards at a time is looked at, instead of all."""

from collections.abc import Sequence
from datetime import datetime
from itertools import cycle

from django.db.models import Q

from crawler.domain_look import DomainLook
from crawler.incidents import PROBE_EVERY
from crawler.leases import Schedule
from crawler.outages import close_what_is_over
from leaderboards.models import Incident

MOST_TURNS = 24  # the longest a board is put off, in times of PROBE_EVERY


def let_through(board_ids: Sequence[int], *, now: datetime) -> list[int]:
    """The due boards that may be looked at now; the others are put off, each to a turn of its own.

    One query when no incident goes on, which is nearly always.
    """
    going_on = close_what_is_over(Incident.objects.going_on(), now=now)
    held: set[int] = set()
    for incident in going_on:
        if incident.answered_at is None and (hit := _standing_there(incident, board_ids)):
            held.update(hit[1:] if _may_probe(incident, now=now) else hit)
    put_off = [board_id for board_id in board_ids if board_id in held]
    _put_off(put_off, now=now)
    return [board_id for board_id in board_ids if board_id not in held]


def _standing_there(incident: Incident, board_ids: Sequence[int]) -> list[int]:
    where = Q(host=incident.host) if incident.host else Q(platform=incident.platform)
    looks = DomainLook.objects.filter(where, board__in=board_ids)
    there = set(looks.values_list("board_id", flat=True))
    return [board_id for board_id in board_ids if board_id in there]


def _may_probe(incident: Incident, *, now: datetime) -> bool:
    """One conditional UPDATE: of two beats only one sends a probe."""
    mine = Incident.objects.filter(pk=incident.pk, next_probe_at__lte=now)
    return mine.update(next_probe_at=now + PROBE_EVERY) == 1


def _put_off(board_ids: Sequence[int], *, now: datetime) -> None:
    """Boards that fell due together do not come back together."""
    rows = {row.board_id: row for row in Schedule.objects.filter(board__in=board_ids)}
    for turn, board_id in zip(cycle(range(1, MOST_TURNS + 1)), board_ids, strict=False):
        rows[board_id].next_check_at = now + turn * PROBE_EVERY
    Schedule.objects.bulk_update(rows.values(), ["next_check_at"])
