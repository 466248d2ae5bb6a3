"""`python -m tests.simulation.growth`: bytes a board and year in PostgreSQL and in SQLite.

GROWTH_EMBEDDED=1 measures SQLite alone, 0 PostgreSQL alone.

GROWTH_BOARDS boards of each kind live through a year on a virtual clock: their content never
changes, changes every month, or every day. The schedule, the rules, the storing and the daily
deletion are the real ones; only the network is left out. A board has a home of 30 KB with a ranking
of 50 × 8, and three addresses more of which it is only known how they answer.
"""

import os
import subprocess
import sys
from datetime import datetime, timedelta

from tests.bench import pages
from tests.bench.surroundings import storage
from tests.simulation.times import START

BOARDS = int(os.environ.get("GROWTH_BOARDS", "3"))
DAYS = int(os.environ.get("GROWTH_DAYS", "365"))
# Days after which the content is another one.
KINDS = {"never": 10_000, "every month": 30, "every day": 1}
PARTS = {
    "checks": ("crawler_check", "crawler_kept", "crawler_checkday", "crawler_check_snapshots"),
    "content": ("crawler_snapshot", "smells_lastlook"),
}


def live(kind: str) -> int:
    """The year of all boards of a kind. Returns how many times they were looked at."""
    from crawler.leases import Schedule
    from smells.retention import forget_what_is_old

    schedules = [_board(kind, number) for number in range(BOARDS)]
    looks = 0
    for day in range(DAYS):
        until = START + timedelta(days=day + 1)
        while due := Schedule.objects.filter(pk__in=schedules, next_check_at__lt=until).first():
            _look(due.board, due.next_check_at, version=day // KINDS[kind])
            looks += 1
        if day % 30 == 29:  # it runs every day; what remains is the same
            forget_what_is_old(now=until)
    forget_what_is_old(now=START + timedelta(days=DAYS))
    return looks


def _board(kind: str, number: int) -> int:
    from crawler.leases import Schedule
    from tests import factories

    slug = f"{kind.replace(' ', '-')}-{number}"
    board = factories.board(slug=slug, url=f"https://{slug}.example.org/")
    for role in ("repository", "dataset", "documentation"):
        factories.location(board, f"https://{slug}.example.org/{role}", role=role)
    return Schedule.objects.create(board=board, next_check_at=START).pk


def _look(board, now: datetime, *, version: int) -> None:
    from crawler.again import Asked
    from crawler.leases import Schedule
    from crawler.observation import Observation
    from crawler.places import places_of
    from smells.looks import Wanted
    from smells.recheck import finish
    from smells.unchanged import Seen

    (lease,) = Schedule.objects.filter(board=board).lease(now=now)
    places = places_of(board)
    seen = tuple(_page(place, board.pk * 3, version) for place in places)
    trace = tuple(Asked(page.url, {}, page.body_sha256, etag='"abcdef"') for page in seen)
    observation = Observation(board.slug, now, lease.run_id, seen)
    finish(Wanted(lease, board.slug, places), board, Seen(observation, trace), looked_for=1)


def _page(place, number: int, version: int):
    """An answer as it is kept; the home is read."""
    import hashlib

    from crawler.extract.read import read_content
    from crawler.observation import Page
    from leaderboards.vocabulary import CheckOutcome

    is_home = "home" in place.roles
    body = pages.page(number, version if is_home else 0)
    page = Page(place.url, place.roles, place.platform, CheckOutcome.OK, status=200)
    content = read_content(body, "text/html", place.url) if is_home else None
    more = {
        "final_url": place.url,
        "headers": {"content-type": "text/html", "etag": '"abcdef"', "server": "nginx"},
        "elapsed_ms": 120,
        "body_bytes": len(body),
        "body_sha256": hashlib.sha256(body).hexdigest(),
        "title": f"Board {number}",
        "excerpt": body[:500].decode(),
        "text_length": len(body),
        "content": content,
    }
    return Page(**{**vars(page), **more})


def sizes() -> dict[str, int]:
    """Bytes of the database, and of its parts with their indexes, once it is packed tightly."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        else:
            cursor.execute("VACUUM FULL")
            size = (
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
                "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            )
        cursor.execute(size)
        whole = {"in all": int(cursor.fetchone()[0])}
        return whole | {part: _size_of(cursor, tables) for part, tables in PARTS.items()}


def _size_of(cursor, tables) -> int:
    from django.db import connection

    if connection.vendor == "sqlite":
        named = ", ".join(f"'{table}'" for table in tables)
        cursor.execute(
            "SELECT coalesce(sum(s.pgsize), 0) FROM dbstat s JOIN sqlite_master m "
            f"ON m.name = s.name WHERE m.tbl_name IN ({named})"
        )
    else:
        named = " + ".join(f"pg_total_relation_size('{table}')" for table in tables)
        cursor.execute(f"SELECT {named}")
    return cursor.fetchone()[0]


def measure() -> None:
    """In the database that the environment names."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from crawler.leases import Schedule

    call_command("migrate", verbosity=0)
    _look(Schedule.objects.get(pk=_board("before", 0)).board, START, version=0)
    before = sizes()  # each table and index has its first page by now
    for kind in KINDS:
        looks = live(kind)
        after = sizes()
        grown = {part: (after[part] - before[part]) / BOARDS for part in after}
        told = " ".join(f"{size / 1000:>12,.0f}" for size in grown.values())
        print(f"{connection.vendor:<12} {kind:<14} {looks / BOARDS:>8.0f} {told}", flush=True)
        before = after


def main() -> None:
    head = " ".join(f"{part + ', KB':>12}" for part in ("in all", *PARTS))
    print(f"{BOARDS} boards of each kind, {DAYS} days; bytes a board and year\n")
    print(f"{'':<12} {'changes':<14} {'looks':>8} {head}", flush=True)
    for embedded in os.environ.get("GROWTH_EMBEDDED", "1 0").split():
        os.environ["BENCH_EMBEDDED"] = embedded
        with storage() as folder:
            from tests.bench.pipeline import settle

            settle(folder, [])
            command = [sys.executable, "-m", "tests.simulation.growth", "here"]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        measure()
    else:
        main()
