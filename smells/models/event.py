"""Every move of a report: who, when, why, on which evidence. Never edited."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="events", verbose_name=_("report of a smell")
    )
    at = models.DateTimeField(_("time"))
    actor = models.CharField(_("moved by"), max_length=100)
    from_state = models.CharField(
        _("from state"), max_length=20, blank=True, choices=report_state_choices
    )
    to_state = models.CharField(_("to state"), max_length=20, choices=report_state_choices)
    reason = models.CharField(_("reason"), max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("person"),
    )
    text = models.TextField(_("in their own words"), blank=True)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)
    check_seen = models.ForeignKey(
        Check,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
        verbose_name=_("check"),
    )

    objects = ReportEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of a report")
        verbose_name_plural = _("moves of reports")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_from_state_display() or '–'} → {self.get_to_state_display()}"
