"""The looks that nobody asks for: proofs that are due, and claims that were never proved."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic

from django.conf import settings

from crawler.claims.answer import Answer
from crawler.claims.claiming import expire, take_answer
from crawler.claims.looking import look_at
from leaderboards.models import Claim
from leaderboards.vocabulary import ClaimState

AT_ONCE = 20
logger = logging.getLogger(__name__)
Look = Callable[[Sequence[Claim]], list[Answer]]


def look_at_claims(*, now: datetime, look: Look | None = None) -> int:
    """Look at what is due until the time of a task is half over; the rest waits an hour.

    Returns at how many. Each is written by itself: what breaks off afterwards undoes none.
    """
    began, looked_at = monotonic(), set[int]()
    _expire_pending(now)
    while monotonic() - began < settings.RECHECK_SECONDS / 2:
        due = Claim.objects.to_look_at(now).exclude(pk__in=looked_at)
        batch = list(due.select_related("board", "user").order_by("next_look_at")[:AT_ONCE])
        if not batch:
            break
        looked_at |= {claim.pk for claim in batch}
        answers = look(batch) if look else look_at(batch, now=now)
        for claim, answer in zip(batch, answers, strict=True):
            _take(claim, answer, now=now)
    return len(looked_at)


def _take(claim: Claim, answer: Answer, *, now: datetime) -> None:
    """One claim that cannot be written must not keep the others from it."""
    try:
        take_answer(claim.pk, answer, now=now)
    except Exception:
        logger.exception("claim %s could not be brought up to date", claim.pk)


def _expire_pending(now: datetime) -> None:
    over = Claim.objects.filter(state=ClaimState.PENDING, expires_at__lte=now)
    for claim_id in over.values_list("pk", flat=True)[:500]:
        expire(claim_id, now=now)
