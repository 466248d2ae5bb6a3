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


# Of a board's addresses, all of which are read.
ROLES = ("home", "repository", "documentation", "submission", "dataset")


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


def prepare(urls: Sequence[str], roles: Sequence[str] = ROLES) -> None:
    """Boards with an address for each of these roles.

    It is known of them that they have no leaderboard.yml, for which a board is asked once a week.
    """
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from crawler.look_at_file import MOST_PLACES
    from crawler.maintainer_file_read import WHERE_THERE_IS_NONE, MaintainerFileRead
    from leaderboards.importers.load import Summary, load
    from leaderboards.models import Board
    from leaderboards.records import BoardRecord, LocationRecord
    from leaderboards.vocabulary import LocationRole, Platform, Source
    from smells.due import schedule_new_boards

    call_command("migrate", verbosity=0)
    records = (
        BoardRecord(
            source=Source.CURATOR,
            key=urls[first],
            name=f"Board {first // len(roles)}",
            confirmed_on=timezone.localdate(),
            locations=tuple(
                LocationRecord(LocationRole(role), Platform.INDEPENDENT, url)
                for role, url in zip(roles, urls[first:], strict=False)
            ),
        )
        for first in range(0, len(urls), len(roles))
    )
    for _ in load(records, Summary()):
        pass
    now = timezone.now()
    schedule_new_boards(now=now)
    asked = {"asked": MOST_PLACES, "next_ask_at": now + WHERE_THERE_IS_NONE}
    MaintainerFileRead.objects.bulk_create(
        MaintainerFileRead(board=board, **asked) for board in Board.objects.all()
    )


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
