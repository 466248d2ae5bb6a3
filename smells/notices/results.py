"""What a receiver's answer does to a message and to its webhook."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from smells.models import Webhook, WebhookDelivery
from smells.notices.webhooks import Stopped, stop

HOLD = timedelta(minutes=5)  # for which a worker has a message to itself
# From one attempt to the next; after the last one the message is given up.
BACK_OFF = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)
PUT_OFF = timedelta(minutes=1)
OLDEST = timedelta(days=3)  # a message that could not even be tried for so long is given up
MOST_FAILURES = 5  # messages in a row that were given up


@dataclass(frozen=True)
class Result:
    """What one attempt came to. `agrees`: a greeting was answered with its challenge.

    `is_put_off`: nothing was sent, for reasons of ours. `is_over`: there is nothing to send.
    """

    status: int | None = None
    said: str = ""
    is_taken: bool = False
    agrees: bool = False
    is_gone: bool = False
    is_put_off: bool = False
    is_over: bool = False


def settle(row: WebhookDelivery, result: Result, *, now: datetime) -> None:
    """Write it down, once: whoever held the message before us has no say any more."""
    if result.is_put_off and now - row.created_at > OLDEST:
        result = replace(result, is_put_off=False)
    with transaction.atomic():
        held = WebhookDelivery.objects.filter(pk=row.pk, attempts=row.attempts, delivered_at=None)
        if not held.update(**_what_follows(row, result, now)):
            return
        webhook = Webhook.objects.select_for_update().get(pk=row.webhook_id)
        _judge(webhook, row, result, now)


def _what_follows(row: WebhookDelivery, result: Result, now: datetime) -> dict[str, object]:
    told: dict[str, object] = {"status": result.status, "said": result.said}
    if result.is_put_off:
        return {**told, "attempts": row.attempts - 1, "next_attempt_at": now + PUT_OFF}
    if result.is_taken:
        return {**told, "delivered_at": now, "next_attempt_at": None}
    if result.is_over or _is_last(row, result, now):
        return {**told, "next_attempt_at": None}
    return {**told, "next_attempt_at": now + BACK_OFF[row.attempts - 1]}


def _is_last(row: WebhookDelivery, result: Result, now: datetime) -> bool:
    """A greeting is for somebody who waits and sees what came of it: it is tried once."""
    is_late = row.attempts > len(BACK_OFF) or now - row.created_at > OLDEST
    return result.is_gone or row.is_greeting or is_late


def _judge(webhook: Webhook, row: WebhookDelivery, result: Result, now: datetime) -> None:
    if result.agrees and webhook.agreed_at is None:
        webhook.agreed_at = webhook.told_from = now
        webhook.save(update_fields=["agreed_at", "told_from"])
    if result.is_gone:
        stop(webhook, because=Stopped.GONE, now=now)
    elif result.is_taken and webhook.failures:
        webhook.failures = 0
        webhook.save(update_fields=["failures"])
    elif _is_given_up(row, result, now):
        webhook.failures += 1
        webhook.save(update_fields=["failures"])
        if webhook.failures >= MOST_FAILURES:
            stop(webhook, because=Stopped.FAILING, now=now)


def _is_given_up(row: WebhookDelivery, result: Result, now: datetime) -> bool:
    failed = not (result.is_taken or result.is_put_off or result.is_over)
    return failed and not row.is_greeting and _is_last(row, result, now)
