"""When each board is looked at next, and who looks at it: the rows behind the queue.

The row is the truth; the message queue is only a hint. A lease is what lets a worker look: it has
a name of its own (the run's id), so that whose it is never depends on anybody's clock.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, RowNumber
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import check_outcome_choices
from leaderboards.models import Board, Maintainer
from leaderboards.vocabulary import CheckOutcome

HOLD = timedelta(seconds=settings.RECHECK_SECONDS * 1.1)
# Of the boards of one host in the queue; more would wait in a worker for their host's turn.
MOST_OF_A_HOST = 10
MOST_ATTEMPTS = 3
# Only a clock that has been put back since can have written a time so far ahead.
PUT_BACK = timedelta(hours=1)


@dataclass(frozen=True)
class Lease:
    """The right to look at a board once. `attempt` counts those since its last recorded check."""

    board_id: int
    run_id: str
    at: datetime
    attempt: int


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def due(self, now: datetime) -> "ScheduleQuerySet":
        """Boards whose time has come and that no worker holds, the longest waiting first."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        return self.filter(free, next_check_at__lte=now).order_by("next_check_at", "pk")

    def leased(self, now: datetime) -> "ScheduleQuerySet":
        """Boards that a worker is looking at."""
        return self.filter(leased_until__gte=now)

    def handed_out(self, now: datetime) -> "ScheduleQuerySet":
        """Boards that wait in the queue or are being looked at."""
        return self.filter(handed_out_until__gte=now)

    def stale(self, now: datetime) -> "ScheduleQuerySet":
        """Leases that ran out without a check being recorded: a worker died holding them."""
        return self.filter(leased_until__lt=now)

    def misdated(self, now: datetime) -> "ScheduleQuerySet":
        """Rows that were written by a clock that has been put back since."""
        put_off = Q(attempts__gt=0) | Q(last_checked_at__isnull=True)  # for a day at most
        return self.filter(
            Q(leased_until__gt=now + HOLD + PUT_BACK)
            | Q(handed_out_until__gt=now + HOLD + PUT_BACK)
            | Q(last_checked_at__gt=now + PUT_BACK)
            | (put_off & Q(lease="", next_check_at__gt=now + timedelta(days=1) + PUT_BACK))
        )

    def parked(self) -> "ScheduleQuerySet":
        """Boards that broke a worker again and again; each is tried once a day."""
        return self.filter(attempts__gte=MOST_ATTEMPTS)

    def lease(self, *, now: datetime, most: int = 1) -> list[Lease]:
        """Lease up to `most` of these boards; those that another worker holds are passed over.

        PostgreSQL locks the rows and skips those that are locked. SQLite knows no row locks; there
        the conditional UPDATE decides. It is one for all: each lease's name ends in its board's id.
        """
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        name = f"{uuid4().hex[:24]}-"
        with transaction.atomic():
            rows = self.filter(free).select_for_update(skip_locked=True)
            wanted = dict(rows.values_list("pk", "board_id")[:most])
            Schedule.objects.filter(free, pk__in=wanted).update(
                lease=Concat(Value(name), Cast("board_id", models.CharField())),
                leased_until=now + HOLD,
                attempts=F("attempts") + 1,
            )
            taken = {f"{name}{board_id}": pk for pk, board_id in wanted.items()}
            mine = Schedule.objects.filter(pk__in=wanted, lease__in=taken)
            attempts = dict(mine.values_list("lease", "attempts"))
        return [
            Lease(wanted[pk], lease, now, attempts[lease])
            for lease, pk in taken.items()
            if lease in attempts
        ]

    def held_by(self, *leases: Lease) -> "ScheduleQuerySet":
        """The boards' rows for which these leases are the newest ones."""
        boards = [lease.board_id for lease in leases]
        return self.filter(board_id__in=boards, lease__in=[lease.run_id for lease in leases])

    def set_free(self, *, next_check_at: datetime | Combinable, attempts: int | Combinable) -> int:
        """End the leases of these boards without a check. Returns how many."""
        return self.update(
            lease="",
            leased_until=None,
            handed_out_until=None,
            next_check_at=next_check_at,
            attempts=attempts,
        )

    def hand_out(self, board_ids: Collection[int], *, now: datetime) -> list["Schedule"]:
        """Mark due boards as handed to the queue, so that no other beat sends them again.

        Gives the rows that this call has marked. Should the message be lost, the mark runs out
        and the board is sent again.
        """
        idle = Q(handed_out_until__isnull=True) | Q(handed_out_until__lt=now)
        until = now + timedelta(seconds=settings.RECHECK_SECONDS)
        with transaction.atomic():
            rows = self.filter(idle, board_id__in=board_ids).select_for_update(of=("self",))
            marked = list(rows.select_related("board").order_by("next_check_at", "pk"))
            self.filter(pk__in=[row.pk for row in marked]).update(handed_out_until=until)
        return marked

    def to_send(self, now: datetime, *, most_waiting: int) -> list[int]:
        """Ids of due boards that are not in the queue already: samples first, then claimed ones.

        With those that wait in the queue they are at most `most_waiting` in all, and
        MOST_OF_A_HOST of one host.
        """
        waiting = Counter(self.handed_out(now).values_list("host", flat=True))
        room = max(most_waiting - waiting.total(), 0)
        full = [host for host, boards in waiting.items() if host and boards >= MOST_OF_A_HOST]
        alone = Case(When(host="", then=F("pk")), default=Value(0))
        owned = Maintainer.objects.owners().order_by().values("board_id")
        claimed = Case(When(board_id__in=owned, then=Value(0)), default=Value(1))
        place = Window(
            RowNumber(),
            partition_by=[F("host"), alone],
            order_by=[claimed, F("next_check_at"), F("pk")],
        )
        idle = Q(handed_out_until__isnull=True) | Q(handed_out_until__lt=now)
        due = self.due(now).filter(idle).exclude(host__in=full)
        placed = due.annotate(claimed=claimed, place=place)
        first = placed.filter(place__lte=MOST_OF_A_HOST).order_by(
            "-board__is_sample", "claimed", "next_check_at", "pk"
        )
        chosen = []
        for board_id, host in first.values_list("board_id", "host")[: room + waiting.total()]:
            if not host or waiting[host] < MOST_OF_A_HOST:
                waiting[host] += 1
                chosen.append(board_id)
        return chosen[:room]


class Schedule(models.Model):
    """A board's place in the queue.

    `lease` is the run that holds it, `attempts` the leases since its last recorded check: each
    worker that died with it counts. `host` is the one whose pace bounds how often it is looked at
    together with others; empty when nobody's does.
    """

    board = models.OneToOneField(
        Board, on_delete=models.CASCADE, related_name="schedule", verbose_name=_("board")
    )
    next_check_at = models.DateTimeField(_("next check"), db_index=True)
    handed_out_until = models.DateTimeField(_("in the queue until"), null=True, blank=True)
    leased_until = models.DateTimeField(_("looked at until"), null=True, blank=True)
    lease = models.CharField(_("lease"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    host = models.CharField(_("host"), max_length=255, blank=True)
    last_checked_at = models.DateTimeField(_("last check"), null=True, blank=True, db_index=True)
    last_outcome = models.CharField(
        _("last outcome"), max_length=20, blank=True, choices=check_outcome_choices
    )
    # Why the last check could not tell, as an observation's Unread value.
    last_unread = models.CharField(_("why it was not read"), max_length=30, blank=True)
    last_ok_at = models.DateTimeField(_("last in order at"), null=True, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_outcome="")
                | Q(last_outcome__in=[outcome.value for outcome in CheckOutcome]),
                name="schedule_outcome_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.next_check_at:%Y-%m-%d %H:%M}"
