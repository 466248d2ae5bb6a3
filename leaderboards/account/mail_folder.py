"""Mail of a site that has no mail server: each message becomes a file the operator can read."""

import logging
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend

logger = logging.getLogger(__name__)


class MailFolder(EmailBackend):
    """Writes into EMAIL_FILE_PATH, and says in the log where, never to whom."""

    def open(self) -> bool:
        # Links in mails open accounts, so that no other user of the machine may read them.
        Path(self.file_name()).touch(mode=0o600)
        return bool(super().open())

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        sent = super().send_messages(email_messages) or 0
        logger.info("no EMAIL_HOST is set: %s mail(s) written to %s", sent, self.file_name())
        return sent

    def file_name(self) -> str:
        return str(self._get_filename())  # type: ignore[attr-defined]  # Django's stubs omit it
