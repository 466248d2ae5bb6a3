"""Whether somebody showed who they are a moment ago, for what cannot be taken back."""

from datetime import datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

A_MOMENT = timedelta(minutes=5)


def signed_in_lately(request: HttpRequest, *, now: datetime) -> bool:
    """By a sign-in of any kind in this session, or by giving the password once more."""
    records = get_authentication_records(request, request.user)
    newest = max((record["at"] for record in records), default=0)
    return now.timestamp() - newest < A_MOMENT.total_seconds()
