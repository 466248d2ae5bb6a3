"""Every move of a report: who, when, why, on which evidence. Never edited."""

from django.conf import settings
from django.db import models

from crawler.models import Check
from leaderboards.labels import report_state_choices
from smells.models.report import Report


class ReportEventQuerySet(models.QuerySet["ReportEvent"]):
    def newest_first(self) -> "ReportEventQuerySet":
        """With the check each was seen in, without what that check stored."""
        return self.select_related("check_seen").order_by("-at", "-pk")


class ReportEvent(models.Model):
    """`actor` is the role in which somebody moved it (vocabulary.ActorKind), `person` who that was.

    `text` is what that person said. An account's end changes no event: its name is gone then.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    from_state = models.CharField(max_length=20, blank=True, choices=report_state_choices)
    to_state = models.CharField(max_length=20, choices=report_state_choices)
    reason = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    text = models.TextField(blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    check_seen = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )

    objects = ReportEventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state or '–'} → {self.to_state}"
