"""`python -m tests.bench.growing`: whether cost grows with the catalogue, and memory with time.

One worker rechecks BENCH_BOARDS boards, spread over catalogues of BENCH_SIZES boards. Then it
does so again and again in one process, until BENCH_CHECKS checks are done.
"""

import os

from tests.bench import pipeline
from tests.bench.__main__ import BOARDS, HOSTS, Bench
from tests.bench.measure import memory_of
from tests.bench.surroundings import server, storage, workers

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,15000,150000").split(",")]
CHECKS = int(os.environ.get("BENCH_CHECKS", "2000"))
AT_ONCE = 2000  # rows of one INSERT


def grow(bench: Bench, size: int) -> None:
    """Fill the catalogue up with boards that are not due for long."""
    from datetime import timedelta

    from django.utils import timezone

    from crawler.models import Schedule
    from leaderboards.models import Board, Location
    from leaderboards.vocabulary import LocationRole, Platform, Source

    now = timezone.now()
    for start in range(Board.objects.count(), size, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, size))
        boards = [Board(slug=f"more-{number}", name=f"More {number}") for number in numbers]
        Board.objects.bulk_create(boards)
        Location.objects.bulk_create(
            Location(
                board=board,
                url=f"http://more.example/{board.slug}",
                role=LocationRole.HOME.value,
                platform=Platform.INDEPENDENT.value,
                source=Source.CURATOR.value,
                confirmed_on=now.date(),
            )
            for board in boards
        )
        later = now + timedelta(days=30)
        Schedule.objects.bulk_create(Schedule(board=b, next_check_at=later) for b in boards)


def sizes(bench: Bench) -> None:
    print(f"{'boards in the catalogue':>24} {'checks a second':>16} {'CPU ms a check':>15}")
    for size in SIZES:
        grow(bench, size)
        bench.change_every_page()
        cost = workers(1, most=BOARDS)
        rate, cpu = BOARDS / cost.seconds, cost.cpu / BOARDS * 1000
        print(f"{size:>24,} {rate:>16.0f} {cpu:>15.1f}", flush=True)


def soak(bench: Bench) -> None:
    print(f"\n{'checks in one process':>24} {'memory MB':>16}")
    worker = pipeline.Worker(0, 1, most=BOARDS)
    worker.warm_up()
    for done in range(0, CHECKS + 1, BOARDS):
        if done:
            bench.change_every_page()
            worker.recheck()
        if done % (10 * BOARDS) == 0 or done + BOARDS > CHECKS:
            print(f"{done:>24,} {memory_of(os.getpid()):>16.0f}", flush=True)


def main() -> None:
    with storage() as folder, server(BOARDS) as port:
        bench = Bench(port)
        pipeline.settle(folder, [f"{host}:{port}" for host in HOSTS])
        pipeline.prepare(bench.urls(BOARDS), pipeline.ROLES[:1])
        sizes(bench)
        soak(bench)


if __name__ == "__main__":
    main()
