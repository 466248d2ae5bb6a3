"""Attempts at a board that broke on our side: kept and shown to curators; no board's fault."""

import hashlib
import traceback
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import models
from django.db.utils import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy as _
from redis.exceptions import RedisError

from crawler.leases import Lease, Schedule
from crawler.schedule import after_our_fault
from crawler.storable import storable
from leaderboards.models import Board

# What a recheck stands on is away: no board's doing, and no attempt of its is counted.
AROUND_US = (OperationalError, InterfaceError, RedisError)
WORKER_LOST = "WorkerLost"
KEPT = 10  # of each board
MOST_TRACE = 4000  # characters, from its end: there it broke
_PACKAGES = ("leaderboards", "crawler", "smells")


class MishapQuerySet(models.QuerySet["Mishap"]):
    def since(self, moment: datetime) -> "MishapQuerySet":
        return self.filter(at__gte=moment)


class Mishap(models.Model):
    """`attempt` is which one it was since the last recorded check, `code` what was running."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="mishaps", verbose_name=_("board")
    )
    run_id = models.CharField(_("run"), max_length=40, unique=True)
    at = models.DateTimeField(_("time"), db_index=True)
    attempt = models.PositiveSmallIntegerField(_("attempt"))
    error = models.CharField(_("error"), max_length=100)
    message = models.CharField(_("message"), max_length=500, blank=True)
    trace = models.TextField(_("where it broke"), blank=True)
    code = models.CharField(_("version of the code"), max_length=16)

    objects = MishapQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("mishap of ours")
        verbose_name_plural = _("mishaps of ours")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.board_id} {self.at:%Y-%m-%d %H:%M} {self.error}"


@cache
def code_version() -> str:
    """A hash of this project's own code: what broke may be whole again once it changes."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def note_mishap(lease: Lease, error: BaseException, *, now: datetime) -> None:
    """Keep what broke, and free the board: tried again soon, later, and after that once a day."""
    _note(
        lease,
        now=now,
        error=type(error).__name__[:100],
        message=storable(str(error)[:500]),
        trace=storable("".join(traceback.format_exception(error))[-MOST_TRACE:]),
    )


def note_lost_worker(row: Schedule, *, now: datetime) -> None:
    """The same for a lease that ran out; the first time the board is due again at once."""
    message = f"taken until {row.leased_until:%Y-%m-%d %H:%M:%S}, and never heard of again"
    _note(
        Lease(row.board_id, row.lease, now, row.attempts),
        now=now,
        error=WORKER_LOST,
        message=message,
    )


def _note(lease: Lease, *, now: datetime, error: str, **told: str) -> None:
    # Of the boards that a dead worker held, most had no part in its death.
    may_be_innocent = error == WORKER_LOST and lease.attempt == 1
    wait = after_our_fault(0 if may_be_innocent else lease.attempt)
    freed = Schedule.objects.held_by(lease).set_free(
        next_check_at=now + wait, attempts=lease.attempt
    )
    if not freed:  # somebody else has it by now, or it is gone
        return
    Mishap.objects.get_or_create(
        run_id=lease.run_id,
        defaults={
            "board_id": lease.board_id,
            "at": now,
            "attempt": lease.attempt,
            "error": error,
            "code": code_version(),
            **told,
        },
    )
    old = Mishap.objects.filter(board_id=lease.board_id).values_list("pk", flat=True)[KEPT:]
    Mishap.objects.filter(pk__in=list(old)).delete()


def unpark(rows: models.QuerySet[Schedule], *, now: datetime) -> int:
    """Give parked boards their attempts back; they are due at once. Returns how many."""
    return rows.filter(attempts__gt=0, lease="").update(
        attempts=0, next_check_at=now, handed_out_until=None
    )
