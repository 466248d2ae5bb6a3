from collections.abc import Callable

import pytest

from tests.smells.fake_client import FakeClient


@pytest.fixture
def answering(monkeypatch, settings) -> Callable[..., FakeClient]:
    """Let rechecks go out through a fake client with these answers."""
    settings.HOST_GAP_SECONDS = 0

    def install(answers, **more) -> FakeClient:
        client = FakeClient(answers, **more)
        monkeypatch.setattr("smells.recheck.open_client", lambda: client)
        return client

    return install
