"""Events to be told of, and people who are."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from smells.models import DigestSettings, Report, ReportEvent, Webhook
from smells.notices import subscriptions
from tests.factories import NOW, report
from tests.people import person

LATER = NOW + timedelta(days=8)


def event(
    of: Report, after: str, *, before: str = "suspected", at=NOW, reason="confirmed", **more
) -> ReportEvent:
    return ReportEvent.objects.create(
        report=of,
        at=at,
        actor=more.pop("actor", "recheck"),
        from_state=before,
        to_state=after,
        reason=reason,
        **more,
    )


def opened(on, *, at=NOW, **more) -> ReportEvent:
    return event(report(on, at=at, **more), "open", at=at)


def reader(name: str = "reader", *, verified: bool = True) -> User:
    """Somebody with a proved address, whatever else the making of people does."""
    made = person(name)
    EmailAddress.objects.update_or_create(
        user=made, email=made.email, defaults={"verified": verified, "primary": True}
    )
    return made


def digest_on(user: User, *, since=NOW, every_days: int = 7) -> DigestSettings:
    return subscriptions.choose(user, is_on=True, every_days=every_days, now=since)


def webhook(on, by: User, *, agreed: bool = True, url="https://hooks.example.org/in") -> Webhook:
    return Webhook.objects.create(
        board=on,
        made_by=by,
        url=url,
        secret="whsec_" + "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0ISEhISE=",
        created_at=NOW,
        agreed_at=NOW if agreed else None,
        told_from=NOW,
    )
