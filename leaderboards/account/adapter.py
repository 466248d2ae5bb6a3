"""How allauth does things here: names, languages, and mail that is sent by a worker."""

from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leaderboards.account.letters import language_of
from leaderboards.tasks import post_mail

# A connection that has no address (a socket file without a proxy's word) counts as one visitor.
NO_ADDRESS = "::"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def format_email_subject(self, subject: str) -> str:
        return f"{subject} · {_('Leaderboard catalogue')}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail in its reader's language, and leave the sending to a worker.

        So an answer takes as long where nobody is written to, and a mail server that is away
        breaks no page.
        """
        user = context.get("user")
        language = language_of(user) if isinstance(user, User) and user.pk else get_language()
        with translation.override(language):
            message = self.render_mail(template_prefix, email, {"email": email, **context})
        transaction.on_commit(partial(post_mail.delay, message.subject, message.body, message.to))

    def generate_unique_username(self, txts: list[str | None], regex: str | None = None) -> str:
        """allauth's own last resort, “user”, is a reserved name here."""
        told = [text for text in txts if text and text != "user"]
        name: str = super().generate_unique_username([*told, "person"], regex)
        return name

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            address: str = super().get_client_ip(request)
        except PermissionDenied:
            return NO_ADDRESS
        return address
