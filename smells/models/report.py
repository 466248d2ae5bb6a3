"""A smell on a board, from the first suspicion to its proven end."""

from django.db import models
from django.db.models import Q

from leaderboards.labels import entity_choices, report_state_choices, smell_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import EntityKind, ReportSource, ReportState, Smell


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        """Confirmed smells that no recheck has seen the end of."""
        return self.filter(state__in=ReportState.open_states(), smell__isnull=False)

    def public(self) -> "ReportQuerySet":
        """What a stranger may read: everything but suspicions of ours that were never confirmed.

        A labelled case of the study is public as published, whatever its state.
        """
        return self.exclude(source=ReportSource.RECHECK, opened_at__isnull=True)

    def living(self) -> "ReportQuerySet":
        """Reports a recheck still follows."""
        ended = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)
        return self.filter(source=ReportSource.RECHECK).exclude(state__in=ended)


class Report(models.Model):
    """`fingerprint` is what makes two findings the same; a board holds each once.

    `values` fill the rule's message. `sightings` counts those that count for confirmation.
    """

    board = models.ForeignKey(
        Board, null=True, blank=True, on_delete=models.CASCADE, related_name="reports"
    )
    source = models.CharField(max_length=10, default=ReportSource.RECHECK.value)
    rule_id = models.CharField(max_length=80, blank=True)
    smell = models.CharField(max_length=20, null=True, blank=True, choices=smell_choices)  # noqa: DJ001 — null is “none of the eight”
    entity = models.CharField(max_length=30, null=True, blank=True, choices=entity_choices)  # noqa: DJ001 — likewise
    state = models.CharField(max_length=20, choices=report_state_choices)
    fingerprint = models.CharField(max_length=64)
    url = models.URLField(max_length=1000)
    values = models.JSONField(default=dict, blank=True)
    sightings = models.PositiveIntegerField(default=0)
    first_seen_at = models.DateTimeField()
    last_counted_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    accepted_until = models.DateField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-last_seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "fingerprint"],
                condition=Q(source=ReportSource.RECHECK.value),
                name="a_finding_is_reported_once",
            ),
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(source=ReportSource.STUDY.value),
                name="a_study_case_is_reported_once",
            ),
            one_of("state", ReportState, "report_state_known"),
            one_of("source", ReportSource, "report_source_known"),
            models.CheckConstraint(
                condition=Q(smell__in=[smell.value for smell in Smell])
                | Q(smell__isnull=True, source=ReportSource.STUDY.value),
                name="report_smell_known",
            ),
            models.CheckConstraint(
                condition=Q(entity__in=[kind.value for kind in EntityKind])
                | Q(entity__isnull=True, source=ReportSource.STUDY.value),
                name="report_entity_known",
            ),
            models.CheckConstraint(
                condition=Q(board__isnull=False) | Q(source=ReportSource.STUDY.value),
                name="a_recheck_report_has_a_board",
            ),
        ]
        indexes = [models.Index(fields=["state", "smell", "board"], name="open_smells_of_boards")]

    def __str__(self) -> str:
        return f"{self.rule_id or self.source} {self.state} {self.url}"

    @property
    def is_open(self) -> bool:
        return self.state in ReportState.open_states()
