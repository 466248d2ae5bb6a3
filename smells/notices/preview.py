"""What the next digest would say if it went out now."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from smells.models import DigestSettings
from smells.notices.digest import Digest, digest_of

LONGEST = timedelta(days=30)


def preview(user: User, chosen: DigestSettings, *, now: datetime) -> Digest:
    """Since the last digest; of the last period where none was sent."""
    since = now - timedelta(days=chosen.every_days)
    if chosen.is_on and chosen.sent_through:
        since = max(chosen.sent_through, now - LONGEST)
    return digest_of(user, since=since, through=now)
