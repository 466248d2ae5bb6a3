"""What people asked to be told of, and how: mail in digests, and signed webhooks."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import platform_choices, smell_choices
from leaderboards.models import Board
from smells.models.event import ReportEvent

HELLO = "hello"  # the kind of a greeting, which asks the receiver to agree


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
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
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
    """How one person wants the digest. Off until they switch it on.

    `sent_through` is the moment up to which they were told; while a digest is on its way,
    `sending_through` is the end of what it tells, `leased_until` when it may be tried again.
    `key` lets whoever holds a digest switch it off without signing in; it serves once.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_settings"
    )
    is_on = models.BooleanField(default=False)
    every_days = models.PositiveSmallIntegerField(default=7)
    key = models.CharField(max_length=64, unique=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_through = models.DateTimeField(null=True, blank=True)
    sending_through = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("digest’s settings")
        verbose_name_plural = _("digests’ settings")

    def __str__(self) -> str:
        return f"{self.user_id} {'on' if self.is_on else 'off'}"


class Webhook(models.Model):
    """An address that a maintainer wants to be told of one board's events.

    `secret` signs; after a change `former_secret` signs beside it until `former_until`. Nothing
    but greetings is sent before the receiver agreed (`agreed_at`), and nothing that is older than
    `told_from`. `failures` counts messages given up in a row.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="webhooks")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    url = models.URLField(max_length=1000)
    secret = models.CharField(max_length=100)
    former_secret = models.CharField(max_length=100, blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    is_on = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    told_from = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    stopped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return gettext("Webhook to %(host)s") % {"host": urlsplit(self.url).hostname or ""}


class WebhookDelivery(models.Model):
    """One message to one address, until it was taken or given up. `event` is null for a greeting.

    `next_attempt_at` is null once nothing more is tried. While it is being sent, it says when
    another worker may try. `said` is the beginning of what the receiver answered last.
    """

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
        verbose_name = _("message to a webhook")
        verbose_name_plural = _("messages to webhooks")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="an_event_is_told_once")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_greeting(self) -> bool:
        return bool(self.body.get("kind") == HELLO)
