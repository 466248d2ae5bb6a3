"""A look that a maintainer asked for: from the asking to what it came to."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from crawler.models import Check
from leaderboards.models import Board

MOST_WAIT = timedelta(minutes=10)  # for a worker; whoever asked is told then that none came


class Stage(StrEnum):
    WAITING = "waiting"
    LOOKING = "looking"
    DONE = "done"
    BROKEN_OFF = "broken-off"
    UNANSWERED = "unanswered"


class AskedRecheckQuerySet(models.QuerySet["AskedRecheck"]):
    def waiting(self, now: datetime) -> "AskedRecheckQuerySet":
        """Those that a look may still answer."""
        return self.filter(done_at__isnull=True, broke=False, asked_at__gt=now - MOST_WAIT)


class AskedRecheck(models.Model):
    """`about` are the reports the asker wants to hear of, by id, each with its state at that time.

    `came_to` says of each report what the look saw of it (recheck_now.CameTo and a reason); it is
    kept, since later looks move the reports on. `broke`: something of ours did.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="asked_rechecks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    broke = models.BooleanField(default=False)
    about = models.JSONField(default=dict)
    came_to = models.JSONField(default=dict)
    check_seen = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AskedRecheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("recheck asked for")
        verbose_name_plural = _("rechecks asked for")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["board", "asked_at"], name="asked_rechecks_of_a_board")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.asked_at:%Y-%m-%d %H:%M}"

    def stage_at(self, now: datetime, *, leased_until: datetime | None = None) -> Stage:
        """The stage as a reader sees it: a worker that is silent for too long is not coming.

        `leased_until` is the board's: while a worker holds it, it is being looked at.
        """
        if self.done_at:
            return Stage.DONE
        if self.broke:
            return Stage.BROKEN_OFF
        if leased_until and leased_until >= now:
            return Stage.LOOKING
        return Stage.UNANSWERED if now - self.asked_at >= MOST_WAIT else Stage.WAITING
