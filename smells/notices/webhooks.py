"""Webhooks of a board: made, changed, switched off. Each with its line in the audit log.

The log holds the receiver's host, never its address, which may carry a password, nor a secret.
"""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import httpx
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from crawler.fetch.addresses import host_name
from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.mail import name_for, tell
from leaderboards.models import AuditEvent, Board
from leaderboards.turns import wait_for_turn
from leaderboards.vocabulary import ActorKind
from smells.models import Webhook, WebhookDelivery
from smells.models.notice import HELLO
from smells.notices.signing import new_secret

MOST_OF_A_BOARD = 5
# In a day: for one board, by one person, and to one host, whoever asks for them. An address that
# never agreed is nobody's to be written to often.
MOST_GREETINGS = 10
A_DAY = timedelta(days=1)
OVERLAP = timedelta(hours=24)  # for which the former secret signs beside the new one


class Stopped(StrEnum):
    """Why the site switched a webhook off; labels.STOPPED_LABELS has the words."""

    GONE = "gone"
    FAILING = "failing"
    LOST = "lost"


class TooMany(ValueError):
    """A board has as many webhooks, or has sent as many greetings, as it may."""


def make(board: Board, url: str, *, by: User, now: datetime) -> Webhook:
    """A new receiver, to which nothing but greetings is sent until it agrees. Raises TooMany."""
    with transaction.atomic():
        Board.objects.select_for_update().get(pk=board.pk)
        if board.webhooks.count() >= MOST_OF_A_BOARD:
            raise TooMany(str(MOST_OF_A_BOARD))
        webhook = Webhook.objects.create(
            board=board,
            made_by=by,
            url=url,
            secret=new_secret(),
            created_at=now,
            told_from=now,
        )
        _log(AuditAction.WEBHOOK_MADE, webhook, by=by, now=now)
    return webhook


def rotate(webhook: Webhook, *, by: User, now: datetime) -> None:
    """A new secret; for a day the former one signs as well, so that no message is lost."""
    with transaction.atomic():
        webhook.former_secret, webhook.former_until = webhook.secret, now + OVERLAP
        webhook.secret = new_secret()
        webhook.save(update_fields=["secret", "former_secret", "former_until"])
        _log(AuditAction.WEBHOOK_CHANGED, webhook, by=by, now=now, changed="secret")


def switch_on(webhook: Webhook, *, by: User, now: datetime) -> None:
    """Whoever switches it on answers for it from now on. What happened meanwhile is not told."""
    with transaction.atomic():
        webhook.is_on, webhook.made_by, webhook.told_from = True, by, now
        webhook.failures, webhook.stopped_because = 0, ""
        webhook.save(update_fields=["is_on", "made_by", "told_from", "failures", "stopped_because"])
        _log(AuditAction.WEBHOOK_CHANGED, webhook, by=by, now=now, changed="on")


def switch_off(webhook: Webhook, *, by: User, now: datetime) -> None:
    """What still waits is not sent."""
    with transaction.atomic():
        _silence(webhook, because="")
        _log(AuditAction.WEBHOOK_CHANGED, webhook, by=by, now=now, changed="off")


def delete(webhook: Webhook, *, by: User, now: datetime) -> None:
    with transaction.atomic():
        _log(AuditAction.WEBHOOK_DELETED, webhook, by=by, now=now)
        webhook.delete()


def stop(webhook: Webhook, *, because: Stopped, now: datetime) -> None:
    """The site itself switches it off, and says so to whom it belongs."""
    with transaction.atomic():
        if not Webhook.objects.filter(pk=webhook.pk, is_on=True).update(is_on=False):
            return
        _silence(webhook, because=because.value)
        _log(AuditAction.WEBHOOK_CHANGED, webhook, by=None, now=now, changed="off")
        board, made_by = webhook.board, webhook.made_by
        told = {"board": name_for(made_by, board), "slug": board.slug, "host": host_of(webhook)}
        tell(made_by, "webhook_stopped", because=because.value, **told)


def greet(webhook: Webhook, *, by: User, now: datetime) -> WebhookDelivery:
    """Put a greeting into the outbox. Raises TooMany."""
    with transaction.atomic():
        wait_for_turn("greetings of webhooks")
        _count_greetings(webhook, by, now)
        _log(AuditAction.WEBHOOK_GREETED, webhook, by=by, now=now)
        return _greeting(webhook, now)


def _count_greetings(webhook: Webhook, by: User, now: datetime) -> None:
    """By the audit log, which nobody can change: webhooks and their messages can be deleted."""
    greeted = AuditEvent.objects.filter(action=AuditAction.WEBHOOK_GREETED, at__gt=now - A_DAY)
    of_one = ({"board": webhook.board_id}, {"person": by}, {"after__host": host_of(webhook)})
    if any(greeted.filter(**one).count() >= MOST_GREETINGS for one in of_one):
        raise TooMany(str(MOST_GREETINGS))


def _greeting(webhook: Webhook, now: datetime) -> WebhookDelivery:
    key = new_key()
    body = {
        "id": key,
        "kind": HELLO,
        "at": now.isoformat(),
        "challenge": secrets.token_urlsafe(24),
    }
    return WebhookDelivery.objects.create(
        webhook=webhook, key=key, body=body, created_at=now, next_attempt_at=now
    )


def new_key() -> str:
    return f"msg_{secrets.token_hex(16)}"


def host_of(webhook: Webhook) -> str:
    return host_name(httpx.URL(webhook.url))


def inward_hosts(board: Board) -> frozenset[str]:
    """Hosts inside that webhooks of a board may lie on: for a sample the server of the samples.

    Never those that an operator lets boards be fetched from: a maintainer would post to them.
    """
    return frozenset({settings.SAMPLES_ADDRESS}) if board.is_sample else frozenset()


def _silence(webhook: Webhook, *, because: str) -> None:
    webhook.is_on, webhook.stopped_because = False, because
    webhook.save(update_fields=["is_on", "stopped_because"])
    webhook.deliveries.filter(next_attempt_at__isnull=False).update(next_attempt_at=None)


def _log(
    action: AuditAction, webhook: Webhook, *, by: User | None, now: datetime, changed: str = ""
) -> None:
    after: dict[str, Any] = {"host": host_of(webhook)}
    if changed:
        after["changed"] = changed
    record(
        action,
        at=now,
        actor=ActorKind.MAINTAINER if by else ActorKind.CLOCK,
        person=by,
        board=webhook.board,
        subject=f"webhook:{webhook.pk}",
        reason=webhook.stopped_because,
        after=after,
        is_public=False,
    )
