import time
import uuid
from types import SimpleNamespace

import pytest
from django.core.cache.backends.locmem import LocMemCache

from crawler.fetch import budget, robots
from crawler.fetch.cache import Turn, take_turn_alone


class Clock:
    """Time that passes only when somebody sleeps or says so; `slept` is every sleep."""

    def __init__(self) -> None:
        self.now = time.time()
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pass_by(self, *, hours: float = 0, seconds: float = 0) -> None:
        self.now += 3600 * hours + seconds


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Memory(LocMemCache):
    """The cache of one test; nobody else takes turns in it."""

    def take_turn(self, wanted: Turn) -> int:
        return take_turn_alone(self, wanted)


@pytest.fixture
def memory() -> Memory:
    return Memory(uuid.uuid4().hex, {})


@pytest.fixture
def clock(monkeypatch) -> Clock:
    fake = Clock()
    for module in (budget, robots):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=fake.time))
    monkeypatch.setattr(budget, "asyncio", SimpleNamespace(sleep=fake.sleep))
    return fake
