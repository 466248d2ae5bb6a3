"""Accounts whose address nobody ever proved, and sessions that have ended: both are forgotten."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

# A confirmation link is good for three days.
UNPROVED_FOR = timedelta(days=7)


def forget_unused_accounts(*, now: datetime) -> int:
    """Delete accounts that were never signed in to and never proved. Returns how many."""
    Session.objects.filter(expire_date__lt=now).delete()
    unproved = User.objects.filter(
        last_login__isnull=True,
        date_joined__lt=now - UNPROVED_FOR,
        is_staff=False,
        is_superuser=False,
        socialaccount__isnull=True,
        maintained__isnull=True,
        claims__isnull=True,
    ).exclude(emailaddress__verified=True)
    count = 0
    for user in unproved.iterator():
        user.delete()
        count += 1
    return count
