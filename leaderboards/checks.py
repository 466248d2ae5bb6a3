"""System checks: settings that do not fit together, each with what to do about it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from leaderboards.signatures import SHORTEST_SECRET


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


@checks.register()
def vantage_fits(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """About the second vantage point; without its two settings there is nothing to say."""
    url, secret = settings.VANTAGE_URL, settings.VANTAGE_SECRET
    found: list[checks.CheckMessage] = []
    if url and not secret:
        found.append(
            checks.Warning(
                "VANTAGE_URL is set without VANTAGE_SECRET: what fails is not counted at all.",
                hint="Set VANTAGE_SECRET, the same as at the vantage, or take VANTAGE_URL away.",
                id="leaderboards.W003",
            )
        )
    if secret and not url:
        found.append(
            checks.Warning(
                "VANTAGE_SECRET is set without VANTAGE_URL: no second place is asked.",
                hint="Set VANTAGE_URL. On the vantage itself the secret alone is right.",
                id="leaderboards.W004",
            )
        )
    if secret and not (len(secret) >= SHORTEST_SECRET and secret.isascii()):
        found.append(
            checks.Warning(
                f"VANTAGE_SECRET must be {SHORTEST_SECRET} plain characters long at least.",
                hint="Make one with: openssl rand -hex 32",
                id="leaderboards.W005",
            )
        )
    if url and not _is_of_the_web(url):
        found.append(
            checks.Warning(
                "VANTAGE_URL is no address of the web: what fails is not counted at all.",
                hint="Write it out, such as https://vantage.example/",
                id="leaderboards.W006",
            )
        )
    return found


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    is_plain = parts.username is None and parts.password is None and port != 0
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain
