import time
import uuid
from types import SimpleNamespace

import pytest
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

from crawler.fetch import budget, robots


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


@pytest.fixture
def memory() -> BaseCache:
    return LocMemCache(uuid.uuid4().hex, {})


@pytest.fixture
def clock(monkeypatch) -> Clock:
    fake = Clock()
    for module in (budget, robots):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=fake.time))
    monkeypatch.setattr(budget, "asyncio", SimpleNamespace(sleep=fake.sleep))
    return fake
