"""`make bench`: the recheck of boards beside a bare httpx loop that only fetches, in one run.

Both read the same loopback addresses; each figure is the median of three rounds. Only the ratio
carries over to another machine.
"""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from time import perf_counter, process_time

BOARDS = int(os.environ.get("BENCH_BOARDS", "200"))
ROUNDS = 3
IN_FLIGHT = 4


def fetch_only(urls: list[str]) -> None:
    import httpx

    async def run() -> None:
        gate = asyncio.Semaphore(IN_FLIGHT)
        async with httpx.AsyncClient(trust_env=False) as client:  # noqa: TID251 — the alternative

            async def one(url: str) -> None:
                async with gate:
                    (await client.get(url)).raise_for_status()

            await asyncio.gather(*(one(url) for url in urls))

    asyncio.run(run())


def recheck_all() -> None:
    """Every board as a worker does it: lease, fetch, read, detect, reconcile, store."""
    from django.utils import timezone

    from crawler.models import Schedule
    from leaderboards.models import Board
    from smells.recheck import recheck_if_free

    Schedule.objects.update(next_check_at=timezone.now())
    for pk in Board.objects.values_list("pk", flat=True):
        assert recheck_if_free(pk, now=timezone.now()) is not None


def prepare(port: int) -> list[str]:
    folder = tempfile.mkdtemp(prefix="catalogue-bench-")
    os.environ.update(
        VAR_DIR=folder,
        DJANGO_SETTINGS_MODULE="leaderboards.settings",
        FETCH_ALLOWED_HOSTS=f"127.0.0.1:{port}",
        LOG_LEVEL="ERROR",
    )
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from leaderboards.importers.load import Summary, load
    from leaderboards.records import BoardRecord, LocationRecord
    from leaderboards.vocabulary import LocationRole, Platform, Source
    from smells.due import schedule_new_boards

    call_command("migrate", verbosity=0)
    urls = [f"http://127.0.0.1:{port}/board/{number}" for number in range(BOARDS)]
    records = [
        BoardRecord(
            source=Source.CURATOR,
            key=url,
            name=f"Board {number}",
            confirmed_on=timezone.localdate(),
            locations=(LocationRecord(LocationRole.HOME, Platform.INDEPENDENT, url),),
        )
        for number, url in enumerate(urls)
    ]
    for _ in load(records, Summary()):
        pass
    schedule_new_boards(now=timezone.now())
    return urls


def measure(what: str, run: object, count: int) -> float:
    rates, seconds = [], []
    for _ in range(ROUNDS):
        wall, used = perf_counter(), process_time()
        run()  # type: ignore[operator]
        rates.append(count / (perf_counter() - wall))
        seconds.append((process_time() - used) / count * 1000)
    rate = statistics.median(rates)
    print(f"{what:<46} {rate:8.0f} {statistics.median(seconds):10.2f}")
    return rate


def main() -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server"], stdout=subprocess.PIPE, text=True
    )
    try:
        port = int(server.stdout.readline())  # type: ignore[union-attr]
        urls = prepare(port)
        print(f"{BOARDS} boards of one address each, {ROUNDS} rounds, medians\n")
        print(f"{'':<46} {'boards/s':>8} {'CPU ms/board':>12}")
        bare = measure("httpx, fetch only", lambda: fetch_only(urls), BOARDS)
        whole = measure("recheck: fetch, read, detect, reconcile, store", recheck_all, BOARDS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\nrecheck / fetch only = {whole / bare:.2f}; peak memory {peak:.0f} MB")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
