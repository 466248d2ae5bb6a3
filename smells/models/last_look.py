"""How a board was last seen in full: what to ask again, and what the rules then said."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import models

from crawler.models import Check
from leaderboards.models import Board

# Rules that look at the date, and servers that answer 304 to anything, are given a new chance.
GOOD_FOR = timedelta(days=10)


class LastLookQuerySet(models.QuerySet["LastLook"]):
    def usable(self, boards: Collection[int], *, now: datetime, code: str) -> "LastLookQuerySet":
        """Those of these boards by which they may be seen again, with what was seen."""
        recent = self.filter(board__in=boards, code=code, read_at__gt=now - GOOD_FOR)
        return recent.filter(read_at__lte=now).select_related("check_seen__kept")


class LastLook(models.Model):
    """`trace` are requests as plain values (crawler/again.py), `outcomes` what each rule answered
    (outcome_plain.py), by `code`. `places` are the addresses that were looked at. `read_at` is when
    all was read; `check_seen` is the newest check that saw the same.
    """

    board = models.OneToOneField(Board, on_delete=models.CASCADE, related_name="last_look")
    check_seen = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    code = models.CharField(max_length=16)
    places = models.JSONField(default=list)
    trace = models.JSONField(default=list)
    outcomes = models.JSONField(default=dict)

    objects = LastLookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.board_id} {self.read_at:%Y-%m-%d %H:%M}"
