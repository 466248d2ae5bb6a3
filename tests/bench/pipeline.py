"""`python -m tests.bench.pipeline PART PARTS MOST`: a worker that rechecks its share of boards.

It is warm when it prints “ready”, begins when it is told to, and prints what it took as JSON.
`prepare` makes the catalogue it works on. Nothing of the pipeline is left out: robots.txt and
the pace of each host are kept (with a gap of nothing), the database is the one of the settings.
"""

import os
import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tests.bench.measure import Taken

if TYPE_CHECKING:
    from crawler.fetch.polite import PoliteFetch
    from crawler.fetch.response import FetchByHops


def settle(folder: str, hosts: Sequence[str]) -> None:
    """The environment that Django reads, for this process and its children."""
    os.environ.update(
        VAR_DIR=folder,
        SECRET_KEY="only-for-the-bench",
        DJANGO_SETTINGS_MODULE="leaderboards.settings",
        FETCH_ALLOWED_HOSTS=",".join(hosts),
        LOG_LEVEL="ERROR",
        RECHECK_SECONDS="3600",
    )


def prepare(urls: Sequence[str]) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from leaderboards.importers.load import Summary, load
    from leaderboards.records import BoardRecord, LocationRecord
    from leaderboards.vocabulary import LocationRole, Platform, Source
    from smells.due import schedule_new_boards

    call_command("migrate", verbosity=0)
    records = (
        BoardRecord(
            source=Source.CURATOR,
            key=url,
            name=f"Board {number}",
            confirmed_on=timezone.localdate(),
            locations=(LocationRecord(LocationRole.HOME, Platform.INDEPENDENT, url),),
        )
        for number, url in enumerate(urls)
    )
    for _ in load(records, Summary()):
        pass
    schedule_new_boards(now=timezone.now())


class Worker:
    """A worker of the queue but for the queue: its share are the first `most` of its boards."""

    def __init__(self, part: int, parts: int, *, most: int) -> None:
        import django

        django.setup()
        from leaderboards.models import Board

        every = Board.objects.order_by("pk").values_list("pk", flat=True)[:most]
        self.boards = list(islice(every, part, None, parts))

    def warm_up(self) -> None:
        self._recheck(self.boards[:5])

    def recheck(self) -> None:
        self._recheck(self.boards)

    def _recheck(self, boards: Sequence[int]) -> None:
        from smells.batch import recheck_boards

        for done in recheck_boards(boards, even_early=True, polite=_politely):
            assert done.check is not None and done.check.outcome == "ok", done


def _politely(client: "FetchByHops") -> "PoliteFetch":
    """Loopback hosts like any host of the web, but for the waiting."""
    from django.conf import settings

    from crawler.fetch.polite import PoliteFetch
    from crawler.opt_outs import has_opted_out
    from crawler.shared_cache import shared_cache

    return PoliteFetch(
        client,
        shared_cache(),
        user_agent=settings.USER_AGENT,
        gap_seconds=0,
        stays_away_from=has_opted_out,
    )


def main(part: int, parts: int, most: int) -> None:
    worker = Worker(part, parts, most=most)
    worker.warm_up()
    print("ready", flush=True)
    sys.stdin.readline()
    taken = Taken.now()
    worker.recheck()
    print(taken.until_now(), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
