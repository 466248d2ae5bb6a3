"""`make bench`: the recheck beside the clients and link checkers people use, in one run.

All read the same pages on the same loopback hosts; each figure is the median of BENCH_ROUNDS
rounds, a second and for each address. Only ratios carry over to another machine. BENCH_BOARDS
boards of five addresses are rechecked, BENCH_FETCHES addresses are fetched by those that only
fetch. The database and the cache are
a PostgreSQL and a Redis as in the tests, or SQLite and files with BENCH_EMBEDDED=1.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection

from tests.bench import alternatives, pipeline
from tests.bench.measure import Cost, median, own_child, stranger, without_start
from tests.bench.surroundings import server, storage, workers

BOARDS = int(os.environ.get("BENCH_BOARDS", "100"))
FETCHES = int(os.environ.get("BENCH_FETCHES", "3000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
LATENCY = int(os.environ.get("BENCH_LATENCY", "150"))
HOSTS = [f"127.0.0.{number}" for number in range(1, 21)]
FEW, MANY = 10, 100  # requests in flight


@dataclass
class Bench:
    """`label` tells rows apart that were measured at another pace of the server."""

    port: int
    version: int = 0
    label: str = ""
    rows: dict[str, tuple[int, Cost]] = field(default_factory=dict)

    def change_every_page(self) -> None:
        self.version += 1
        self.tell(f"version/{self.version}")

    def slow_down(self) -> None:
        self.label = f", {LATENCY} ms"
        self.tell(f"latency/{LATENCY}")

    def tell(self, path: str) -> None:
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/bench/{path}")
        connection.getresponse().read()
        connection.close()

    def urls(self, count: int) -> list[str]:
        return [
            f"http://{HOSTS[number % len(HOSTS)]}:{self.port}/board/{number}?{number}"
            for number in range(count)
        ]

    def row(self, name: str, count: int, run: Callable[[], Cost]) -> None:
        """Measured in each round, and printed."""
        name += self.label
        cost = median([run() for _ in range(ROUNDS)])
        self.rows[name] = (count, cost)
        rate, cpu = count / cost.seconds, cost.cpu / count * 1000
        print(f"{name:<66} {rate:8.0f} {cpu:11.2f} {cost.peak:8.0f}", flush=True)

    def rate(self, beginning: str) -> float | None:
        """Of the first row whose name begins so."""
        found = (row for name, row in self.rows.items() if name.startswith(beginning))
        return next((count / cost.seconds for count, cost in found), None)


def fetch_only(bench: Bench, in_flight: int, clients: Sequence[str]) -> None:
    given = "\n".join(bench.urls(FETCHES))
    for client in clients:
        command = ("tests.bench.fetching", client, str(in_flight))
        run = partial(own_child, *command, given=given)
        bench.row(f"{client}, fetch only, {in_flight} in flight", FETCHES, run)


def strangers(bench: Bench, in_flight: int) -> None:
    """Other people's programs, without the time they take to start."""
    addresses, index = bench.urls(FETCHES), f"http://127.0.0.1:{bench.port}/index?"

    def measured(name: str, one: tuple[list[str], str], many: tuple[list[str], str]) -> None:
        start = stranger(*one)
        bench.row(name, FETCHES, lambda: without_start(stranger(*many), start))

    if command := alternatives.linkchecker(in_flight):
        name = f"LinkChecker, its wait off, {in_flight} threads"
        measured(name, (command, addresses[0]), (command, "\n".join(addresses)))
    if command := alternatives.linkinator(in_flight):
        name = f"linkinator, {in_flight} in flight"
        measured(name, ([*command, f"{index}1"], ""), ([*command, f"{index}{FETCHES}"], ""))
    else:
        print("linkinator could not be had here (it needs node and npm)")


def whole(bench: Bench, number: int, *, changed: bool = True) -> None:
    """The pipeline in so many processes: fetch politely, read, detect, reconcile, store."""

    def run() -> Cost:
        if changed:
            bench.change_every_page()
        return workers(number, most=BOARDS)

    what = "every page changed" if changed else "no page changed"
    plural = "worker" if number == 1 else "workers"
    addresses = BOARDS * len(pipeline.ROLES)
    bench.row(f"whole recheck, {number} {plural}, {what}", addresses, run)


def ratios(bench: Bench) -> None:
    """What the project promises, beside what came out."""
    changed, same = (f"whole recheck, 1 worker, {what} page" for what in ("every", "no"))
    both, slow = "whole recheck, 2 workers, every page", f", {LATENCY} ms"
    calm, busy = (f"LinkChecker, its wait off, {count} threads" for count in (FEW, MANY))
    print(f"\n{'ratio':<66} {'is':>8} {'wanted':>11}")
    for name, above, below, wanted in (
        ("ours, fetch only / httpx", "ours", "httpx", 1),
        ("whole, every page changed / LinkChecker", changed, calm, 1.2),
        ("whole, every page changed / aiohttp", changed, "aiohttp", 0.2),
        ("whole, no page changed / LinkChecker", same, calm, 1.2),
        ("whole, no page changed / every page changed", same, changed, 4),
        ("two workers / one", both, changed, 1.8),
        (f"whole / LinkChecker{slow}", f"{changed} changed{slow}", f"{busy}{slow}", 1.5),
    ):
        upper, lower = bench.rate(above), bench.rate(below)
        is_now = f"{upper / lower:8.3f}" if upper and lower else f"{'–':>8}"
        print(f"{name:<66} {is_now} {wanted:>11}")


def main() -> None:
    addresses = BOARDS * len(pipeline.ROLES)
    with storage() as folder, server(addresses) as port:
        bench = Bench(port)
        pipeline.settle(folder, [f"{host}:{port}" for host in HOSTS])
        pipeline.prepare(bench.urls(addresses))
        print(f"{BOARDS} boards of {len(pipeline.ROLES)} addresses, {FETCHES} fetches,")
        print(f"medians of {ROUNDS} rounds; a second, and CPU, are for each address\n")
        print(f"{'':<66} {'a second':>8} {'CPU ms each':>11} {'peak MB':>8}")
        fetch_only(bench, MANY, ["aiohttp", "httpx", "ours"])
        strangers(bench, FEW)
        whole(bench, 1)
        whole(bench, 1, changed=False)
        whole(bench, 2)
        bench.slow_down()
        fetch_only(bench, MANY, ["aiohttp", "ours"])
        strangers(bench, MANY)
        whole(bench, 1)
        ratios(bench)


if __name__ == "__main__":
    main()
