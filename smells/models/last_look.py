"""How a board was last seen in full: what to ask again, and what the rules then said."""

import json
import zlib
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _

from crawler.models import Check
from crawler.packing import writable
from leaderboards.models import Board

# Rules that look at the date, and servers that answer 304 to anything, are given a new chance.
GOOD_FOR = timedelta(days=10)


LEVEL = 3


class Told(TypedDict):
    """`places` are the addresses that were looked at, `trace` the requests as plain values
    (crawler/again.py), `outcomes` what each rule answered (outcome_plain.py).
    """

    places: list[str]
    trace: list[dict[str, object]]
    outcomes: dict[str, dict[str, Any]]


class LastLookQuerySet(models.QuerySet["LastLook"]):
    def usable(self, boards: Collection[int], *, now: datetime, code: str) -> "LastLookQuerySet":
        """Those of these boards by which they may be seen again, with what was seen."""
        recent = self.filter(board__in=boards, code=code, read_at__gt=now - GOOD_FOR)
        return recent.filter(read_at__lte=now).select_related("check_seen__kept")


class LastLook(models.Model):
    """`packed` is compressed JSON of `Told`, what was answered by `code`. `read_at` is when all was
    read; `check_seen` is the newest check that saw the same.
    """

    board = models.OneToOneField(Board, on_delete=models.CASCADE, related_name="last_look")
    check_seen = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    code = models.CharField(max_length=16)
    packed = models.BinaryField()

    objects = LastLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("last full look")
        verbose_name_plural = _("last full looks")

    def __str__(self) -> str:
        return f"{self.board_id} {self.read_at:%Y-%m-%d %H:%M}"

    @staticmethod
    def pack(told: Told) -> bytes:
        return zlib.compress(writable(told), LEVEL)

    @cached_property
    def told(self) -> Told:
        told: Told = json.loads(zlib.decompress(bytes(self.packed)))
        return told

    @property
    def found_something(self) -> bool:
        return any(outcome["kind"] == "found" for outcome in self.told["outcomes"].values())
