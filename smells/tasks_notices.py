"""The doors through which Celery comes in for notices."""

from celery import shared_task
from django.utils import timezone

from smells.notices import announcing, delivery, mailing


@shared_task(name="smells.tasks.send_digests")
def send_digests() -> int:
    """Every few minutes. Returns how many letters went out."""
    return mailing.send_digests(now=timezone.now())


@shared_task(name="smells.tasks.send_webhooks")
def send_webhooks() -> int:
    """Announce what happened, and send what is due. Returns how many messages were taken."""
    announcing.announce(now=timezone.now())
    return delivery.deliver_due(now=timezone.now())


@shared_task(name="smells.tasks.deliver_greeting")
def deliver_greeting(delivery_id: int) -> int:
    """A greeting that somebody waits for."""
    return delivery.deliver_one(delivery_id, now=timezone.now())


@shared_task(name="smells.tasks.forget_old_messages")
def forget_old_messages() -> int:
    """Once a day. Returns how many were deleted."""
    return announcing.forget_old_messages(now=timezone.now())
