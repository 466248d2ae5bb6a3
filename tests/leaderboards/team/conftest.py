from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def told(monkeypatch) -> Callable[[], list[tuple[str, str]]]:
    """Whom which letter was meant for, sorted; what is sent is tested with the mail itself."""
    letters: list[tuple[str, str]] = []

    def note(user: Any, name: str, **context: object) -> None:
        letters.append((user.get_username(), name))

    for module in ("maintaining", "unowned", "invitations", "grants", "transfers", "merge_people"):
        monkeypatch.setattr(f"leaderboards.{module}.tell", note)
    return lambda: sorted(letters)
