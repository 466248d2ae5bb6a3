"""One after another, where no row could be locked: what is counted is not there yet."""

from hashlib import sha256

from django.db import connection


def wait_for_turn(*names: str) -> None:
    """Until our transaction ends, nobody else who gives one of these names goes on.

    All names at once, so that no two wait for each other. SQLite needs none of it: our
    transactions take its only write lock when they begin.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for number in sorted(_number(name) for name in names):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _number(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
