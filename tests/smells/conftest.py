from collections.abc import Callable, Iterator

import pytest

from tests.smells.fake_client import FakeClient


@pytest.fixture
def answering(monkeypatch, settings) -> Iterator[Callable[..., FakeClient]]:
    """Let rechecks go out through a fake client with these answers."""
    from crawler.looking import end_lookout  # Django is not ready when this file is loaded

    settings.HOST_GAP_SECONDS = 0

    def install(answers, **more) -> FakeClient:
        client = FakeClient(answers, **more)
        end_lookout()
        monkeypatch.setattr("crawler.looking.open_client", lambda: client)
        return client

    yield install
    end_lookout()
