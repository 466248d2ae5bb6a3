"""System checks: settings that do not fit together, each with what to do about it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


@checks.register()
def settings_fit_together(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    engine = str(settings.DATABASES["default"]["ENGINE"])
    if not engine.endswith(("sqlite3", "postgresql")):
        found.append(
            checks.Error(
                f"DATABASE_URL chooses {engine}, which this project is not tested on.",
                hint="Use postgres://… or leave DATABASE_URL unset for SQLite.",
                id="leaderboards.E001",
            )
        )
    if settings.DATABASE_URL and not settings.REDIS_URL:
        found.append(
            checks.Warning(
                "PostgreSQL without Redis: the queue is kept in files on this machine.",
                hint="Set REDIS_URL when workers run on more than one machine.",
                id="leaderboards.W001",
            )
        )
    if settings.DATABASE_URL and not settings.EMAIL_HOST:
        found.append(
            checks.Warning(
                "There is no mail server: nobody gets the link that proves an address.",
                hint="Set EMAIL_HOST; until then mails are files in VAR_DIR/mail.",
                id="leaderboards.W002",
            )
        )
    return found
