"""What the bench stands on: a server, and a database and cache that are gone afterwards."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.bench.measure import Cost, together, told


@contextmanager
def server(boards: int) -> Iterator[int]:
    """The port of a server of so many boards."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server", str(boards)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield int(child.stdout.readline())  # type: ignore[union-attr]
    finally:
        child.terminate()
        child.wait()


@contextmanager
def storage() -> Iterator[str]:
    """A folder; the database and the cache stand in the environment."""
    folder, name = tempfile.mkdtemp(prefix="catalogue-bench-"), f"bench_{os.getpid()}"
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
    try:
        if os.environ.get("BENCH_EMBEDDED") == "1":
            yield folder
        else:
            with _served(name):
                yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(name: str) -> Iterator[None]:
    import psycopg
    import redis

    from tests.services import postgresql_url, redis_url

    main, cache = postgresql_url(), redis_url()
    os.environ["DATABASE_URL"] = urlsplit(main)._replace(path=f"/{name}").geturl()
    os.environ.update(REDIS_URL=cache, REDIS_PREFIX=f"{name}-")
    with psycopg.connect(main, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
        try:
            yield
        finally:
            connection.execute(f'drop database "{name}" with (force)')
            stored = redis.Redis.from_url(cache)
            for key in stored.scan_iter(f"*{name}-*"):
                stored.delete(key)


def workers(number: int, *, most: int) -> Cost:
    """So many worker processes, each with its share, begun at the same moment."""
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.pipeline", str(part), str(number), str(most)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for part in range(number)
    ]
    for child in children:
        assert child.stdout is not None and child.stdout.readline().strip() == "ready"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.close()
    costs = [told(child.stdout.readline()) for child in children if child.stdout]
    for child in children:
        child.wait()
    return together(costs)
