"""Which samples show their smell just now: kept in one small file, written whole."""

import json
import os
import tempfile
from pathlib import Path

from crawler.samples.catalogue import SAMPLES

SWITCHABLE = tuple(sample.key for sample in SAMPLES if sample.smell)


class Switches:
    """At the first start every smell is on, so that a newcomer sees them appear."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def are_on(self) -> set[str]:
        try:
            stored = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return set(SWITCHABLE)
        return set(stored) & set(SWITCHABLE) if isinstance(stored, list) else set(SWITCHABLE)

    def turn(self, key: str, *, on: bool) -> None:
        """Raises KeyError for a sample that has no switch."""
        if key not in SWITCHABLE:
            raise KeyError(key)
        keys = self.are_on() | {key} if on else self.are_on() - {key}
        handle, name = tempfile.mkstemp(dir=self._path.parent)
        with os.fdopen(handle, "w") as file:
            json.dump(sorted(keys), file)
        Path(name).replace(self._path)
