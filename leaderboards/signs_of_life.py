"""When the beat last sent something, and when a worker last began something: in the shared cache.

A row in the database would be written every few seconds for nothing but this.
"""

from datetime import UTC, datetime
from typing import Any

from celery.signals import before_task_publish, task_prerun
from django.core.cache import cache
from django.utils import timezone

BEAT, WORKER = "beat", "worker"
_SENT_BY_BEAT = "smells.tasks.send_due_boards"
_KEPT_SECONDS = 30 * 24 * 3600


def beat_lives(sender: str = "", **_: Any) -> None:
    """Nobody but the beat sends this task."""
    if sender == _SENT_BY_BEAT:
        _note(BEAT)


def worker_lives(**_: Any) -> None:
    _note(WORKER)


def _note(process: str) -> None:
    cache.set(_key(process), timezone.now().timestamp(), _KEPT_SECONDS)


def last_sign(process: str) -> datetime | None:
    """None when there was none for a month, or the cache was emptied since."""
    seconds = cache.get(_key(process))
    return datetime.fromtimestamp(seconds, tz=UTC) if seconds else None


def _key(process: str) -> str:
    return f"sign-of-life:{process}"


before_task_publish.connect(beat_lives)
task_prerun.connect(worker_lives)
