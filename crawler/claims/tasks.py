"""The doors through which Celery comes in: ids as arguments, everything read again."""

from celery import shared_task
from django.utils import timezone

from crawler.claims import asked_looks, regular_looks


@shared_task(
    name="crawler.tasks.look_for_proof",
    expires=asked_looks.MOST_WAIT.total_seconds(),
)
def look_for_proof(claim_id: int, number: str) -> None:
    """Look for the proof of a claim, as its person asked."""
    asked_looks.look(claim_id, number, now=timezone.now())


@shared_task(name="crawler.tasks.look_at_claims")
def look_at_claims() -> int:
    """Every hour. Returns at how many claims that were due it has looked."""
    return regular_looks.look_at_claims(now=timezone.now())
