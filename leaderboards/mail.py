"""Telling a person something by mail: the one way for all parts of the site.

`templates/emails/<name>.txt` is the letter. Its first line is `Subject: …`. It gets what `tell`
was given, the person's `name`, and `site_url` without a slash at its end; `{% url %}` leads to
the page in the person's language. `emails/_end.txt` says who writes, and why.
"""

from functools import partial
from typing import TypeAlias

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation

from leaderboards.account.letters import language_of
from leaderboards.models import Board
from leaderboards.tasks import send_mail
from leaderboards.templatetags.catalogue import name_of

__all__ = ["language_of", "name_for", "name_in", "tell"]

Plain: TypeAlias = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


def tell(user: User, name: str, **context: Plain) -> None:
    """Send `emails/<name>.txt` to this person once the transaction has committed.

    Who has no proved address, or whose account is closed, is not written to.
    """
    transaction.on_commit(partial(send_mail.delay, user.pk, name, context))


def name_for(user: User, board: Board) -> str:
    """What a letter to this person calls a board."""
    return name_in(language_of(user), board)


def name_in(language: str, board: Board) -> str:
    """What a letter in `language` calls a board: on one line, since its subject is one."""
    with translation.override(language):
        return " ".join(name_of(board).split())
