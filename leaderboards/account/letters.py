"""A letter to one person: in their language, to an address they proved, or not at all."""

import logging
import smtplib
from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from leaderboards.models import AccountSettings

logger = logging.getLogger(__name__)

_SUBJECT = "Subject:"
_FOR_GOOD = 500  # SMTP answers from here on do not change by asking again


def language_of(user: User) -> str:
    """The language in which this person wants to be written to."""
    chosen = AccountSettings.objects.filter(user=user).values_list("language", flat=True).first()
    known = {code for code, _ in settings.LANGUAGES}
    return chosen if chosen in known else settings.LANGUAGE_CODE


def address_of(user: User) -> str | None:
    """Where this person may be written to; None for a closed account or an unproved address."""
    if not user.is_active:
        return None
    proved = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    address: str | None = proved.values_list("email", flat=True).first()
    return address


def written(name: str, language: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of `emails/<name>.txt`. It is plain text, so nothing in it is escaped."""
    with translation.override(language):
        template = get_template(f"emails/{name}.txt").template  # type: ignore[attr-defined]
        text: str = template.render(Context(dict(context), autoescape=False))
    head, _, body = text.lstrip().partition("\n")
    if not head.startswith(_SUBJECT):
        raise ValueError(f"emails/{name}.txt does not begin with “{_SUBJECT}”")
    return head.removeprefix(_SUBJECT).strip(), body.strip() + "\n"


def send(user_id: int, name: str, context: Mapping[str, Any]) -> bool:
    """Write and send. False when there is nobody to write to, or the address is refused."""
    user = User.objects.filter(pk=user_id).first()
    address = address_of(user) if user else None
    if user is None or address is None:
        return False
    told = {"name": user.get_username(), "site_url": settings.SITE_URL.rstrip("/"), **context}
    subject, body = written(name, language_of(user), told)
    return post(subject, body, [address])


def post(subject: str, body: str, to: list[str]) -> bool:
    """Hand a written letter to the mail server. False when it refuses the address for good."""
    try:
        EmailMessage(subject, body, to=to, headers={"Auto-Submitted": "auto-generated"}).send()
    except smtplib.SMTPRecipientsRefused as refused:
        if any(code < _FOR_GOOD for code, _ in refused.recipients.values()):
            raise
        logger.warning("the mail server refuses an address; “%s” was not sent", subject)
        return False
    return True
