"""Claim tokens that somebody put on the samples: kept in one small file, written whole."""

import json
import os
import re
import tempfile
from pathlib import Path

from crawler.samples.catalogue import SAMPLES

KEYS = tuple(sample.key for sample in SAMPLES)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,80}")


class ClaimTokens:
    """One token for a sample; its page shows it in the head, and the server's file lists all."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[str, str]:
        try:
            stored = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return {}
        pairs = stored.items() if isinstance(stored, dict) else ()
        return {key: token for key, token in pairs if key in KEYS and isinstance(token, str)}

    def put(self, key: str, token: str) -> None:
        """An empty token takes it away. Raises KeyError, or ValueError for what is no token."""
        if key not in KEYS:
            raise KeyError(key)
        if token and not _TOKEN.fullmatch(token):
            raise ValueError(token)
        tokens = {**self.all(), key: token}
        handle, name = tempfile.mkstemp(dir=self._path.parent)
        with os.fdopen(handle, "w") as file:
            json.dump({key: token for key, token in tokens.items() if token}, file)
        Path(name).replace(self._path)
