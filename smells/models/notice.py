"""What people asked to be told of, and how: mail in digests, and signed webhooks."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaderboards.labels import platform_choices, smell_choices
from leaderboards.models import Board
from smells.models.event import ReportEvent


class Subscription(models.Model):
    """One person's wish to be told: of a board, of all their boards, of a smell, of a platform.

    Exactly one of these is set (`is_mine`: all boards that the person maintains).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions"
    )
    board = models.ForeignKey(
        Board, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions"
    )
    is_mine = models.BooleanField(default=False)
    smell = models.CharField(max_length=20, blank=True, choices=smell_choices)
    platform = models.CharField(max_length=20, blank=True, choices=platform_choices)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "board"], condition=Q(board__isnull=False), name="a_board_once"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(is_mine=True), name="own_boards_once"
            ),
            models.UniqueConstraint(
                fields=["user", "smell"], condition=~Q(smell=""), name="a_smell_once"
            ),
            models.UniqueConstraint(
                fields=["user", "platform"], condition=~Q(platform=""), name="a_platform_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.board_id or self.smell or self.platform or 'mine'}"


class DigestSettings(models.Model):
    """How one person wants the digest. Off until they switch it on."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_settings"
    )
    is_on = models.BooleanField(default=False)
    every_days = models.PositiveSmallIntegerField(default=7)
    language = models.CharField(max_length=10, default="en")
    key = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_through = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id} {'on' if self.is_on else 'off'}"


class Webhook(models.Model):
    """An address that a maintainer wants to be told of one board's events. `secret` signs."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="webhooks")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    url = models.URLField(max_length=1000)
    secret = models.CharField(max_length=100)
    is_on = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    stopped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.board_id} {self.url}"


class WebhookDelivery(models.Model):
    """One message to one address, until it was taken or given up. `event` is null for a test."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=40, unique=True)
    event = models.ForeignKey(
        ReportEvent, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.JSONField()
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True, db_index=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="an_event_is_told_once")
        ]

    def __str__(self) -> str:
        return self.key
