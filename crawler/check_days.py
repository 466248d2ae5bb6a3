"""What remains of old checks: how many of a board's looks ended how, day by day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Min, Sum
from django.utils.translation import gettext_lazy as _

from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome

Looks = Counter[tuple[int, date, str]]  # board's id, day (UTC), outcome
FIELDS = {
    CheckOutcome.OK.value: "ok",
    CheckOutcome.FAILED.value: "failed",
    CheckOutcome.COULD_NOT_CHECK.value: "could_not_check",
}


@dataclass(frozen=True)
class Past:
    """Many days in one line: since when, and how the looks ended."""

    since: date
    ok: int
    failed: int
    could_not_check: int

    @property
    def looks(self) -> int:
        return self.ok + self.failed + self.could_not_check


class CheckDayQuerySet(models.QuerySet["CheckDay"]):
    def add(self, looks: Looks) -> None:
        """Count these looks. Must run in the transaction that deletes them."""
        wanted = {(board, day) for board, day, _ in looks}
        held = self.select_for_update().filter(
            board__in={board for board, _ in wanted}, day__in={day for _, day in wanted}
        )
        days = {(each.board_id, each.day): each for each in held}
        new = [CheckDay(board_id=board, day=day) for board, day in sorted(wanted - days.keys())]
        days |= {(each.board_id, each.day): each for each in new}
        for (board, day, outcome), number in looks.items():
            days[board, day].count(outcome, number)
        changed = [each for key, each in days.items() if key in wanted and each.pk]
        self.bulk_update(changed, list(FIELDS.values()), batch_size=500)
        self.bulk_create(new, batch_size=500)

    def in_short(self) -> "Past | None":
        """All of these days as one; None when there are none."""
        told = self.order_by().aggregate(
            since=Min("day"), **{name: Sum(name) for name in FIELDS.values()}
        )
        return Past(**told) if told["since"] else None


class CheckDay(models.Model):
    """A board's looks of one day (UTC) that are not kept one by one any more."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="check_days")
    day = models.DateField()
    ok = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    could_not_check = models.PositiveIntegerField(default=0)

    objects = CheckDayQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("day of checks")
        verbose_name_plural = _("days of checks")
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["board", "day"], name="a_day_is_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.board_id} {self.day}: {self.ok}/{self.failed}/{self.could_not_check}"

    def count(self, outcome: str, number: int) -> None:
        field = FIELDS[outcome]
        setattr(self, field, getattr(self, field) + number)
