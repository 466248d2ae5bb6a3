"""Django's cache on files, with the promise it lacks: on one machine `add` and turns are atomic."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

from crawler.fetch.cache import Turn, take_turn_alone


class LockedFileCache(FileBasedCache):
    """Looking and writing are two steps; between them another worker could do the same.

    A lock on one file next to the entries keeps the workers of a machine apart; the system
    releases it when a worker dies.
    """

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(folder, params)
        self._lock = Path(folder) / "add.lock"

    def add(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        with self._alone():
            return super().add(key, value, timeout, version)

    def take_turn(self, wanted: Turn) -> int:
        with self._alone():
            return take_turn_alone(self, wanted)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
