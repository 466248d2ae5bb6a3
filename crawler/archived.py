"""The Internet Archive's copies of addresses that are dead, asked for now and then."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.models import Board

ASK_AGAIN = timedelta(days=90)


class ArchivedCopyQuerySet(models.QuerySet["ArchivedCopy"]):
    def asked_lately(self, now: datetime) -> "ArchivedCopyQuerySet":
        return self.filter(asked_at__gt=now - ASK_AGAIN)

    def of_board(self, board: Board) -> "ArchivedCopyQuerySet":
        """The copies that were found of a board's addresses."""
        places = board.locations.values("canonical")
        return self.filter(canonical__in=places).exclude(copy_url="").order_by("canonical")


class ArchivedCopy(models.Model):
    """`canonical` as at a location. `copy_url` is empty when the archive has none."""

    canonical = models.CharField(max_length=1000, unique=True)
    url = models.URLField(max_length=1000)
    copy_url = models.URLField(max_length=1200, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()

    objects = ArchivedCopyQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("archived copy")
        verbose_name_plural = _("archived copies")

    def __str__(self) -> str:
        return self.copy_url or f"no copy of {self.url}"
