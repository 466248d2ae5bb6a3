"""Events become messages: one row in the outbox for each event and each receiver.

Found by looking back over the last days, not by a cursor: events bear the time at which a look
began and are written when it ends, so that a cursor would pass over the slow ones. What was
announced is known by its row, which the database lets be there once.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import override

from leaderboards.models import Maintainer
from smells.models import Report, ReportEvent, Webhook, WebhookDelivery
from smells.notices import public_events
from smells.notices.feeds import absolute
from smells.notices.webhooks import Stopped, new_key, stop

LOOK_BACK = timedelta(days=2)
MOST_AT_ONCE = 500
KEPT = timedelta(days=30)  # what became of a message; longer than we look back
LANGUAGES = ("en", "zh-hans")


def announce(*, now: datetime) -> int:
    """Write what is to be told into the outbox. Returns how many messages that were."""
    stop_lost(now=now)
    webhooks = list(Webhook.objects.filter(is_on=True, agreed_at__isnull=False))
    if not webhooks:
        return 0
    untold = _untold(webhooks, now)
    events = public_events.public_events().select_related("report__board")
    found = events.in_bulk({event_id for _, event_id in untold})
    rows = [
        _message(webhook, found[event_id], now=now)
        for webhook, event_id in untold
        if event_id in found
    ]
    made = WebhookDelivery.objects.bulk_create(filter(None, rows), ignore_conflicts=True)
    return len(made)


def _untold(webhooks: list[Webhook], now: datetime) -> list[tuple[Webhook, int]]:
    """Pairs of receiver and event that have no message yet, the oldest first."""
    recent = public_events.public_events().filter(
        report__board__in={webhook.board_id for webhook in webhooks}, at__gte=now - LOOK_BACK
    )
    events = list(recent.order_by("at", "pk").values_list("pk", "report__board", "at"))
    told = set(
        WebhookDelivery.objects.filter(
            webhook__in=webhooks, event__in=[pk for pk, _, _ in events]
        ).values_list("webhook_id", "event_id")
    )
    untold = [
        (webhook, pk)
        for pk, board_id, at in events
        for webhook in webhooks
        if webhook.board_id == board_id and at >= webhook.told_from and (webhook.pk, pk) not in told
    ]
    return untold[:MOST_AT_ONCE]


def _message(webhook: Webhook, event: ReportEvent, *, now: datetime) -> WebhookDelivery | None:
    kind = public_events.kind(event)
    if kind is None:
        return None
    key = new_key()
    body = {
        "id": key,
        "kind": kind.value,
        "at": event.at.isoformat(),
        **facts_of(event.report, state=event.to_state),
    }
    return WebhookDelivery(
        webhook=webhook, key=key, event=event, body=body, created_at=now, next_attempt_at=now
    )


def facts_of(report: Report, *, state: str) -> dict[str, Any]:
    """What the report's public page says of it. Never who said what, never what is not public."""
    board = report.board
    messages = {}
    for language in LANGUAGES:
        with override(language):
            messages[language] = report.message
    with override(LANGUAGES[0]):
        return {
            "board": board
            and {
                "slug": board.slug,
                "name": board.name,
                "url": absolute(board.get_absolute_url()),
            },
            "report": {
                "id": report.pk,
                "url": absolute(report.get_absolute_url()),
                "rule": report.rule_id,
                "smell": report.smell,
                "entity": report.entity,
                "state": state,
                "address": report.url,
                "message": messages,
            },
        }


def stop_lost(*, now: datetime) -> None:
    """Who does not maintain the board any more is told no more of it."""
    for webhook in lost().select_related("board", "made_by"):
        stop(webhook, because=Stopped.LOST, now=now)


def lost() -> "QuerySet[Webhook]":
    maintains = Maintainer.objects.filter(
        board=OuterRef("board"), user=OuterRef("made_by"), user__is_active=True
    )
    return Webhook.objects.filter(~Exists(maintains), is_on=True)


def forget_old_messages(*, now: datetime) -> int:
    """What became of messages is kept for a month. Returns how many were deleted."""
    over = WebhookDelivery.objects.filter(next_attempt_at=None, created_at__lt=now - KEPT)
    return over.delete()[0]
