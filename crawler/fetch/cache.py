"""The part of Django's cache that the crawler keeps its manners in: shared by all workers."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Turn:
    """What is asked of the cache when a host's next turn is taken; times in microseconds.

    `turn` and `not_before` are the keys of the host's next free moment and of the one before which
    it wants no request. A turn that is further off than `most` is not taken. What stands there and
    is later than `latest` cannot be true: it was written by a clock that has been put back.
    """

    turn: str
    not_before: str
    now: int
    gap: int
    most: int
    latest: int


class Cache(Protocol):
    """`add` must be atomic: of two workers adding the same key, one is told True."""

    def get(self, key: str) -> Any: ...

    def set(self, key: str, value: Any, timeout: float | None) -> None: ...

    def add(self, key: str, value: Any, timeout: float | None) -> bool: ...

    def delete(self, key: str) -> bool: ...

    def take_turn(self, wanted: Turn) -> int:
        """The moment of the turn; the next free one moves on by the gap. Atomic, as `add` is."""
        ...


class Kept(Protocol):
    def get(self, key: str) -> Any: ...

    def set(self, key: str, value: Any, timeout: float | None) -> None: ...


def take_turn_alone(cache: Kept, wanted: Turn) -> int:
    """How a turn is taken where nobody else can come between."""
    known = [cache.get(key) or 0 for key in (wanted.turn, wanted.not_before)]
    turn = max([wanted.now, *(moment for moment in known if moment <= wanted.latest)])
    if turn - wanted.now <= wanted.most:
        free = turn + wanted.gap
        cache.set(wanted.turn, free, seconds_until(free, wanted.now))
    return turn


def seconds_until(moment: int, now: int) -> int:
    """How long a moment is worth remembering: until it has passed, in whole seconds."""
    return (moment - now) // 1_000_000 + 2
