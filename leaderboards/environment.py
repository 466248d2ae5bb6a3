"""How settings are read from the environment: typed, and refused when they are not understood."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE points to."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={path} cannot be read: {error}") from error
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    word = (os.environ.get(name) or str(int(default))).lower()
    if word not in ("0", "1", "true", "false", "yes", "no"):
        raise ImproperlyConfigured(f"{name}={word} is not understood: use 1 or 0")
    return word in ("1", "true", "yes")


def env_int(name: str, default: int) -> int:
    word = os.environ.get(name) or str(default)
    if not word.isdigit():
        raise ImproperlyConfigured(f"{name}={word} is not understood: use a whole number")
    return int(word)


def env_list(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def kept_secret(folder: Path) -> str:
    """The embedded site's own secret, made at the first start."""
    path = folder / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()
