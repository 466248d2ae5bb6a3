"""What readers report, until a curator decides; and the notice that curators are away."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import entity_choices, smell_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from smells.labels import public_report_state_choices, verification_choices
from smells.models.report import Report
from smells.public_report_states import PublicReportState, Verification

# How long a reader may take to open the link that was sent.
TO_VERIFY = timedelta(hours=48)


class PublicReportQuerySet(models.QuerySet["PublicReport"]):
    def waiting(self) -> "PublicReportQuerySet":
        """What curators have to decide, oldest first; what joined another is decided with it."""
        return self.filter(state=PublicReportState.WAITING).order_by("created_at", "pk")

    def of_smells(self) -> "PublicReportQuerySet":
        """Those that report a smell."""
        return self.filter(is_objection=False)

    def objections(self) -> "PublicReportQuerySet":
        """Those that call a report of ours wrong."""
        return self.filter(is_objection=True)

    def in_time(self, now: datetime) -> "PublicReportQuerySet":
        """Those whose link was sent and may still be opened."""
        return self.filter(state=PublicReportState.UNVERIFIED, created_at__gt=now - TO_VERIFY)


class PublicReport(models.Model):
    """A reader's report. `follow_sha256` is the hash of the link by which its outcome is followed.

    `email` is kept until it is not needed any more, then emptied; `network` is a keyed hash of the
    reporter's network, for the caps, and is emptied too. Neither is ever shown. `about` is the
    report of ours that an objection calls wrong. `joined` is the waiting one that says the same.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="public_reports")
    about = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.SET_NULL, related_name="objections"
    )
    is_objection = models.BooleanField(default=False)
    joined = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="joiners"
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
    # A hash of the address while a link to it waits to be opened: one at a time.
    mail_mark = models.CharField(max_length=64, blank=True)
    wants_outcome = models.BooleanField(default=False)
    verified_by = models.CharField(max_length=20, choices=verification_choices)
    # The solved challenge, so that it serves once.
    challenge_sha256 = models.CharField(max_length=64, blank=True)
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

    objects = PublicReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader’s report")
        verbose_name_plural = _("readers’ reports")
        ordering = ["created_at", "pk"]
        constraints = [
            one_of("state", PublicReportState, "public_report_state_known"),
            one_of("verified_by", Verification, "public_report_verification_known"),
            models.UniqueConstraint(
                fields=["mail_mark"], condition=~Q(mail_mark=""), name="one_link_waits_an_address"
            ),
            models.UniqueConstraint(
                fields=["challenge_sha256"],
                condition=~Q(challenge_sha256=""),
                name="a_challenge_serves_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="public_reports_waiting")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.get_smell_display()}: {self.get_state_display()}"


class AwayNoticeQuerySet(models.QuerySet["AwayNotice"]):
    def now_on(self, now: datetime) -> "AwayNotice | None":
        """The notice that holds just now; the one said last where there are several."""
        return self.filter(since__lte=now, until__gt=now).first()


class AwayNotice(models.Model):
    """Until when curators decide nothing, so that nobody waits for an answer in vain."""

    since = models.DateTimeField()
    until = models.DateTimeField()
    text_en = models.CharField(max_length=300, blank=True)
    text_zh = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AwayNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice that curators are away")
        verbose_name_plural = _("notices that curators are away")
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d} – {self.until:%Y-%m-%d}"
