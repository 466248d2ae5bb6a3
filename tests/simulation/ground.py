"""Settings to stand on, for what has models but needs no database: the rules, and what is real."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stand_on_settings() -> Iterator[str]:
    """A folder that is gone afterwards; the database there is made when somebody migrates it."""
    folder = tempfile.mkdtemp(prefix="catalogue-simulation-")
    for name in ("DATABASE_URL", "REDIS_URL", "GITHUB_TOKEN", "HUGGINGFACE_TOKEN"):
        os.environ.pop(name, None)
    os.environ.update(
        VAR_DIR=folder,
        SECRET_KEY="only-for-the-simulation",
        DJANGO_SETTINGS_MODULE="leaderboards.settings",
        LOG_LEVEL="ERROR",
    )
    try:
        import django

        django.setup()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
