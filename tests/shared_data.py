"""Real data that is read by tests where it is present, and is no part of the repository."""

import os
from pathlib import Path

import pytest

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def shared_data(name: str) -> Path:
    """The file or folder of that name; skips the test, saying so, where there is none."""
    path = Path(os.environ.get("CATALOGUE_SHARED_DATA", DEFAULT)) / name
    if not path.exists():
        pytest.skip(f"real data not present here: {name}")
    return path
