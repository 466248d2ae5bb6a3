"""A look that a person asked for: how far it is, kept in the cache while they wait for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.cache import cache

from crawler.claims.claiming import take_answer
from crawler.claims.looking import look_at
from leaderboards.models import Claim
from leaderboards.vocabulary import ClaimState

KEPT = timedelta(hours=1)
MOST_WAIT = timedelta(minutes=10)  # in the queue; a message older than that is dropped
_KEY = "claim-look-1:"


class Stage(StrEnum):
    WAITING = "waiting"
    LOOKING = "looking"
    BROKEN_OFF = "broken-off"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class AskedLook:
    """`number` tells one look from the next, so that a message that comes twice looks once."""

    number: str
    since: datetime
    stage: Stage = Stage.WAITING


def ask(claim: Claim, *, now: datetime) -> str | None:
    """Note that a look is wanted. The look's number; None while one is under way already."""
    if stage_of(claim, now=now) in (Stage.WAITING, Stage.LOOKING):
        return None
    number = f"{claim.pk}-{now.timestamp():.6f}"
    _keep(claim.pk, AskedLook(number, now))
    return number


def stage_of(claim: Claim, *, now: datetime) -> Stage | None:
    """None when no look is under way; a worker that is silent for too long is not coming."""
    look = cache.get(f"{_KEY}{claim.pk}")
    if not isinstance(look, AskedLook):
        return None
    if look.stage is Stage.WAITING and now - look.since > MOST_WAIT:
        return Stage.UNANSWERED
    longest = timedelta(seconds=settings.RECHECK_SECONDS * 1.1)
    if look.stage is Stage.LOOKING and now - look.since > longest:
        return Stage.BROKEN_OFF
    return look.stage


def look(claim_id: int, number: str, *, now: datetime) -> None:
    """Look once for the proof of a claim that waits for it or stands."""
    asked = cache.get(f"{_KEY}{claim_id}")
    if not isinstance(asked, AskedLook) or asked.number != number:
        return
    if not cache.add(f"{_KEY}taken:{number}", 1, int(KEPT.total_seconds())):
        return
    claim = Claim.objects.select_related("board", "user").filter(pk=claim_id).first()
    if claim is None or claim.state not in (ClaimState.PENDING, *ClaimState.standing()):
        cache.delete(f"{_KEY}{claim_id}")
        return
    _keep(claim_id, replace(asked, stage=Stage.LOOKING, since=now))
    try:
        [answer] = look_at([claim], now=now)
        take_answer(claim_id, answer, now=now)
    except Exception:
        _keep(claim_id, replace(asked, stage=Stage.BROKEN_OFF))
        raise
    cache.delete(f"{_KEY}{claim_id}")


def _keep(claim_id: int, look: AskedLook) -> None:
    cache.set(f"{_KEY}{claim_id}", look, int(KEPT.total_seconds()))
