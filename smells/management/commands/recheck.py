"""Look at boards now, many of them together, and say what was seen."""

import logging
import signal
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from crawler.door import politely
from leaderboards.models import Board
from leaderboards.vocabulary import Platform
from smells.batch import recheck_boards
from smells.due import schedule_new_boards
from smells.explanation import Explanation, in_one_line, moves, step_by_step
from smells.storing import Rechecked

Say = Callable[[str], None]
Step = Callable[[], None]
STOPPED = 130  # as a shell counts Ctrl-C
PASSED_OVER = "passed over: another worker is looking at it just now, or it is not due"


class Command(BaseCommand):
    help = "Look at boards now, and say what was seen. Ctrl-C leaves nothing half-written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="BOARD", help="slug of a board")
        parser.add_argument("--all", action="store_true", help="every board that is not a sample")
        parser.add_argument(
            "--platform",
            choices=[each.value for each in Platform],
            help="every board that stands on this platform",
        )
        parser.add_argument(
            "--due", action="store_true", help="with one of these, only those that are due"
        )
        parser.add_argument(
            "--explain", action="store_true", help="each step with its reasons, one board at a time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        schedule_new_boards(now=timezone.now())
        boards = self._chosen(options).order_by("pk").in_bulk()
        told = Explanation([]) if options["explain"] else None
        wanted_to_stop = Event()
        before = signal.signal(signal.SIGINT, lambda *_: wanted_to_stop.set())
        left = set(boards)
        done = recheck_boards(
            boards,
            even_early=not options["due"],
            at_once=1 if told else 0,
            polite=told.politely if told else politely,
            should_stop=wanted_to_stop.is_set,
        )
        try:
            with closing(done), self._progress(len(boards), wanted=told is None) as (say, step):
                for each in done:
                    left.discard(each.board_id)
                    say("\n".join(_told(boards[each.board_id], each, told)))
                    step()
        finally:
            signal.signal(signal.SIGINT, before)
        if wanted_to_stop.is_set():
            why = f"stopped: {len(left)} boards were not looked at, the others are stored"
            raise CommandError(why, returncode=STOPPED)
        for board_id in sorted(left):
            self.stdout.write(f"{boards[board_id].slug}: {PASSED_OVER}")

    def _chosen(self, options: dict[str, Any]) -> QuerySet[Board]:
        slugs, platform = options["slugs"], options["platform"]
        if bool(slugs) + bool(options["all"] or platform) != 1:
            raise CommandError("name boards, or choose them by --all or --platform")
        if not slugs:
            of_platform = {"platforms__platform": platform} if platform else {}
            return Board.objects.filter(is_sample=False, **of_platform).distinct()
        chosen = Board.objects.filter(slug__in=slugs)
        if unknown := sorted(set(slugs) - set(chosen.values_list("slug", flat=True))):
            raise CommandError(f"no board has the slug {', '.join(unknown)}")
        return chosen

    @contextmanager
    def _progress(self, boards: int, *, wanted: bool) -> Iterator[tuple[Say, Step]]:
        """How to say something, and what to call after each board: a bar at a terminal."""
        console = Console(file=self.stdout, stderr=False)  # type: ignore[arg-type]
        if not wanted or boards == 1 or not console.is_terminal:
            yield self.stdout.write, lambda: None
            return
        logging.getLogger("smells.recheck").setLevel(logging.WARNING)  # it says the same
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("", total=boards)
            say = partial(progress.console.print, markup=False, highlight=False, soft_wrap=True)
            yield say, lambda: progress.advance(task)


def _told(board: Board, done: Rechecked, told: Explanation | None) -> Iterator[str]:
    yield in_one_line(board.slug, done.check, done.error)
    if done.check and told:
        yield from step_by_step(board, done.check, told.take())
    elif done.check and done.check.events.exists():
        yield from (f"  {line}" for line in moves(done.check))
