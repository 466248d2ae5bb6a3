"""The part of Django's cache that the crawler keeps its manners in: shared by all workers."""

from collections.abc import Collection
from typing import Any, Protocol


class Cache(Protocol):
    """`add` must be atomic: of two workers adding the same key, one is told True."""

    def get(self, key: str) -> Any: ...

    def get_many(self, keys: Collection[str]) -> dict[str, Any]: ...

    def set(self, key: str, value: Any, timeout: float | None) -> None: ...

    def add(self, key: str, value: Any, timeout: float | None) -> bool: ...

    def delete(self, key: str) -> bool: ...
