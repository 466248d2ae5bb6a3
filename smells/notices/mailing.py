"""Digests on their way: who is due, one letter each, and what happens when that breaks.

A row is taken by a conditional UPDATE and held for a while. What a digest tells of is fixed when
it is first taken, so that a second attempt says the same and bears the same Message-ID; only when
the letter was handed over is the person's `sent_through` moved on. A crash before the hand-over
loses nothing; one between it and the mark sends the same letter twice, which mail programs that
look at Message-IDs show once.
"""

import hashlib
import logging
import smtplib
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import override

from leaderboards.account.letters import address_of, language_of, written
from smells.models import DigestSettings
from smells.notices.digest import Digest, digest_of
from smells.notices.feeds import absolute
from smells.notices.labels import NOTICE_KIND_LABELS
from smells.notices.public_events import settled_until

HOLD = timedelta(minutes=10)
MOST_AT_ONCE = 50
MOST_ATTEMPTS = 8
_LOCK, _LOCK_SECONDS = "digests-are-taken", 60
logger = logging.getLogger(__name__)


def send_digests(*, now: datetime) -> int:
    """Send what is due, within the cap of the whole site. Returns how many letters went out."""
    return sum(_send(row, now=now) for row in _take(now))


def _take(now: datetime) -> list[DigestSettings]:
    """Rows that nobody else sends. One process at a time, so that the cap holds for all."""
    if not cache.add(_LOCK, 1, _LOCK_SECONDS):
        return []
    try:
        tried = DigestSettings.objects.filter(tried_at__gt=now - timedelta(hours=1)).count()
        room = min(max(settings.DIGESTS_PER_HOUR - tried, 0), MOST_AT_ONCE)
        waiting = _due(now).order_by("next_at", "pk").values_list("pk", flat=True)[:room]
        taken = [pk for pk in waiting if _hold(pk, now)]
    finally:
        cache.delete(_LOCK)
    return list(DigestSettings.objects.filter(pk__in=taken).select_related("user"))


def _due(now: datetime) -> "QuerySet[DigestSettings]":
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    return DigestSettings.objects.filter(
        free, is_on=True, next_at__lte=now, user__is_active=True
    ).exclude(sent_through__isnull=True)


def _hold(pk: int, now: datetime) -> bool:
    """Take one row. The end of what it tells is set once, at its first attempt."""
    row = _due(now).filter(pk=pk)
    values = {"leased_until": now + HOLD, "tried_at": now, "attempts": F("attempts") + 1}
    through = settled_until(now)
    fresh = row.filter(sending_through__isnull=True)
    return bool(fresh.update(sending_through=through, **values) or row.update(**values))


def _send(row: DigestSettings, *, now: datetime) -> bool:
    """One person's digest. Nothing to tell, or nobody to tell it to, is an end as well."""
    since, through, address = row.sent_through, row.sending_through, address_of(row.user)
    if not row.is_on:  # stopped since it was taken
        return False
    if since is None or through is None or through <= since or address is None:
        _done(row, now=now, through=None)
        return False
    digest = digest_of(row.user, since=since, through=through)
    if digest.is_empty:
        _done(row, now=now, through=through)
        return False
    try:
        letter(row, digest, address, through=through).send()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("digest of account %s was not sent: %s", row.user_id, type(error).__name__)
        _put_off(row, now=now)
        return False
    _done(row, now=now, through=through, was_sent=True)
    return True


def letter(row: DigestSettings, digest: Digest, address: str, *, through: datetime) -> EmailMessage:
    """With the headers of RFC 8058: mail programs offer one click that needs no sign-in."""
    language = language_of(row.user)
    with override(language):
        stop = absolute(reverse("stop-notices", args=[row.key]))
    context = {
        "name": row.user.get_username(),
        "site_url": settings.SITE_URL.rstrip("/"),
        "digest": digest,
        "kinds": NOTICE_KIND_LABELS,
        "stop": stop,
    }
    subject, body = written("digest", language, context)
    headers = {
        "Message-ID": _message_id(row, through),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject, body, to=[address], headers=headers)


def _message_id(row: DigestSettings, through: datetime) -> str:
    mark = hashlib.sha256(f"{row.pk} {row.sent_through} {through}".encode()).hexdigest()[:32]
    return f"<digest-{mark}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _mine(row: DigestSettings) -> "QuerySet[DigestSettings]":
    """The row while what we took is still what is being sent."""
    return DigestSettings.objects.filter(
        pk=row.pk, attempts=row.attempts, sending_through=row.sending_through
    )


def _done(
    row: DigestSettings, *, now: datetime, through: datetime | None, was_sent: bool = False
) -> None:
    told = {"sent_through": through} if through else {}
    sent = {"sent_at": now} if was_sent else {"tried_at": None}  # no letter, nothing to count
    _mine(row).update(
        next_at=now + timedelta(days=row.every_days),
        sending_through=None,
        leased_until=None,
        attempts=0,
        **told,
        **sent,
    )


def _put_off(row: DigestSettings, *, now: datetime) -> None:
    """Later again; after the last attempt it waits for the next period, which tells it as well."""
    if row.attempts >= MOST_ATTEMPTS:
        _done(row, now=now, through=None)
        return
    _mine(row).update(leased_until=now + timedelta(minutes=2**row.attempts))
