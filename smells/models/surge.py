"""Many boards of one platform that began to show the same finding within a day."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import platform_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import Platform

# For so long a person's word that the boards are at fault keeps the same from being held up again.
WORD_HOLDS = timedelta(days=30)


class SurgeQuerySet(models.QuerySet["Surge"]):
    def going_on(self) -> "SurgeQuerySet":
        """Those that wait for a person, or for their boards to be in order again."""
        return self.filter(ended_at__isnull=True)

    def found_right(self, rule_id: str, platform: str, *, now: datetime) -> bool:
        """Whether a person lately looked into the same and found the boards at fault."""
        same = self.filter(rule_id=rule_id, platform=platform, boards_at_fault=True)
        return same.filter(ended_at__gte=now - WORD_HOLDS).exists()


class Surge(models.Model):
    """What none of these boards is accused of, until a person has looked into it.

    `boards` show it still; `recovered` is how many of them do not any more. `boards_at_fault` is
    a person's judgement: then each board is counted by itself again.
    """

    rule_id = models.CharField(_("rule"), max_length=80)
    platform = models.CharField(_("platform"), max_length=20, choices=platform_choices)
    began_at = models.DateTimeField(_("began at"))
    last_seen_at = models.DateTimeField(_("last seen at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    boards_at_fault = models.BooleanField(_("boards are at fault"), default=False)
    recovered = models.PositiveIntegerField(_("boards in order again"), default=0)
    boards = models.ManyToManyField(
        Board, related_name="surges", blank=True, verbose_name=_("boards that show it")
    )

    objects = SurgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding on many boards at once")
        verbose_name_plural = _("findings on many boards at once")
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_id", "platform"],
                condition=Q(ended_at__isnull=True),
                name="one_surge_at_a_time",
            ),
            one_of("platform", Platform, "surge_platform_known"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.get_platform_display()}"
