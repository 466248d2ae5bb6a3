"""Every move of a report: who, when, why, on which evidence. Never edited."""

from django.db import models

from crawler.models import Check
from leaderboards.labels import report_state_choices
from smells.models.report import Report


class ReportEventQuerySet(models.QuerySet["ReportEvent"]):
    def newest_first(self) -> "ReportEventQuerySet":
        """With the check each was seen in, without what that check stored."""
        return self.select_related("check_seen").order_by("-at", "-pk")


class ReportEvent(models.Model):
    """`actor` names a person or, for the checker itself, `recheck`."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    from_state = models.CharField(max_length=20, blank=True, choices=report_state_choices)
    to_state = models.CharField(max_length=20, choices=report_state_choices)
    reason = models.CharField(max_length=40)
    evidence = models.JSONField(default=dict, blank=True)
    check_seen = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )

    objects = ReportEventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state or '–'} → {self.to_state}"
