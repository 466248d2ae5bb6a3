from collections.abc import AsyncIterator

import pytest

from tests.attacks.outside import Outside


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def outside(anyio_backend: str) -> AsyncIterator[Outside]:
    world = Outside()
    yield world
    await world.close()
