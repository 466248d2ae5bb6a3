"""Django's cache on files, with the promise it lacks: on one machine `add` and turns are atomic."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

from crawler.fetch.cache import Turn, take_turn_alone

SELDOM = 100  # writes of a process, after which it is seen whether there are too many entries


class LockedFileCache(FileBasedCache):
    """Looking and writing are two steps; between them another worker could do the same.

    A lock on one file next to the entries keeps the workers of a machine apart; the system
    releases it when a worker dies.
    """

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(folder, params)
        self._lock = Path(folder) / "add.lock"
        self._writes = 0

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

    def _cull(self) -> None:
        """Looking through all entries at each write would hold up everybody who waits."""
        self._writes += 1
        if self._writes % SELDOM == 0:
            super()._cull()  # type: ignore[misc]  # Django's own, which its stubs leave out

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
