"""What readers report, until a curator decides; and the notice that curators are away."""

from django.conf import settings
from django.db import models

from leaderboards.labels import entity_choices, smell_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from smells.labels import public_report_state_choices
from smells.models.report import Report
from smells.public_report_states import PublicReportState


class PublicReport(models.Model):
    """A reader's report. `follow_sha256` is the hash of the link by which its outcome is followed.

    `email` is kept until the outcome was sent, then emptied; `network` is a keyed hash of the
    reporter's network, for the caps. Neither is ever shown. `about` is the report of ours that
    the reader calls wrong; null when the reader reports a smell.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="public_reports")
    about = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.SET_NULL, related_name="objections"
    )
    state = models.CharField(max_length=20, choices=public_report_state_choices)
    smell = models.CharField(max_length=20, blank=True, choices=smell_choices)
    suggested_smell = models.CharField(max_length=20, blank=True, choices=smell_choices)
    entity = models.CharField(max_length=30, blank=True, choices=entity_choices)
    url = models.URLField(max_length=1000)
    evidence_url = models.URLField(max_length=1000, blank=True)
    description = models.TextField()
    language = models.CharField(max_length=10)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(blank=True)
    network = models.CharField(max_length=64, blank=True)
    follow_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(blank=True)
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.SET_NULL, related_name="public_reports"
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [one_of("state", PublicReportState, "public_report_state_known")]
        indexes = [models.Index(fields=["state", "created_at"], name="public_reports_waiting")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.smell} {self.state}"


class AwayNotice(models.Model):
    """Until when curators decide nothing, so that nobody waits for an answer in vain."""

    since = models.DateTimeField()
    until = models.DateTimeField()
    text_en = models.CharField(max_length=300, blank=True)
    text_zh = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d} – {self.until:%Y-%m-%d}"
