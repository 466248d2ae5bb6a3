"""Read boards (and labelled cases) from a source into the catalogue."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from datetime import date
from time import perf_counter
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from crawler.sources import SOURCES, read_source
from leaderboards.importers.load import Summary, load
from leaderboards.importers.load_lines import load_lines
from leaderboards.importers.reading import one_line
from leaderboards.records import Parsed, Rejected, Skipped, Unreadable
from smells.study_cases import CaseSummary, load_cases

Item = TypeVar("Item")
_EVERY = 250  # rows between two lines of progress where no bar can be drawn
_MOST_NAMED = 10

HELP = """Read boards from a source into the catalogue.

It can be repeated: what did not change stays as it is, and a source replaces only its own
statements.

study        a folder with boards.json and smell_cases.json, or the published .xlsx
awesome      the community list in Markdown
huggingface  a listing of Spaces as the Hub's API gives it; without one the Hub is asked
jsonl        the project's own format, as export_boards writes it (docs/jsonl.md)
starter      a folder of YAML files; without one the starter catalogue of this project

A file may also be given by its address (http or https). Rows that cannot be read are named and
left out. The exit code is 1 when nothing could be read, and with --strict also when a row was
rejected."""


class Command(BaseCommand):
    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.description, parser.formatter_class = HELP, RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", choices=SOURCES)
        parser.add_argument("place", nargs="?", default="", metavar="PATH_OR_URL")
        parser.add_argument("--strict", action="store_true", help="exit 1 when a row is rejected")
        parser.add_argument(
            "--confirmed-on",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day to which a list or listing speaks; today when not given",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._loud, began = options["verbosity"], perf_counter()
        try:
            parsed = read_source(
                options["source"],
                options["place"],
                on=options["confirmed_on"] or timezone.localdate(),
                tell=lambda count: self._say(f"{count} rows fetched"),
            )
        except Unreadable as error:
            raise CommandError(one_line(str(error))) from error
        rejected = self._write(parsed)
        self._say(f"done in {perf_counter() - began:.1f} seconds")
        if options["strict"] and rejected:
            raise CommandError(f"{rejected} rows were rejected (--strict)")
        if not any((*parsed.boards(), *parsed.lines(), *parsed.cases())):
            raise CommandError("nothing could be read")

    def _write(self, parsed: Parsed) -> int:
        """Returns how many rows were rejected."""
        boards, cases = Summary(rejected=list(parsed.rejected())), CaseSummary()
        try:
            self._watch("boards", list(parsed.boards()), lambda rows: load(rows, boards))
            self._watch("boards", list(parsed.lines()), lambda rows: load_lines(rows, boards))
            self._watch("cases", list(parsed.cases()), lambda rows: load_cases(rows, cases))
        except KeyboardInterrupt:
            self._sum_up(boards, cases, [])
            raise CommandError(
                "stopped; what was written stays, run it again", returncode=130
            ) from None
        self._sum_up(boards, cases, list(parsed.skipped()))
        return len(boards.rejected)

    def _sum_up(self, boards: Summary, cases: CaseSummary, skipped: list[Skipped]) -> None:
        self._name("rejected", boards.rejected, most=None)
        self._name("kept apart", boards.apart)
        self._name("left out", skipped)
        self._say(
            f"boards: {boards.created} created, {boards.updated} updated "
            f"({boards.joined} of them joined with a board another source had brought), "
            f"{boards.unchanged} unchanged; {len(boards.rejected)} rows rejected"
        )
        if cases.created + cases.updated + cases.unchanged:
            self._say(
                f"labelled cases: {cases.created} created, {cases.updated} updated, "
                f"{cases.unchanged} unchanged; {cases.linked} belong to a board"
            )

    def _name(
        self, what: str, rows: list[Rejected] | list[Skipped], most: int | None = _MOST_NAMED
    ) -> None:
        """One line a row; with --verbosity 2 all of them."""
        most = None if self._loud > 1 else most
        for row in rows[:most]:
            self._say(f"{what}: {one_line(row.where)}: {one_line(row.reason)}")
        if most is not None and len(rows) > most:
            self._say(f"{what}: {len(rows) - most} more (--verbosity 2 names them all)")

    def _watch(
        self, what: str, rows: list[Item], write: Callable[[list[Item]], Iterable[Item]]
    ) -> None:
        """Write the rows, showing how far it is."""
        console = Console(file=self.stdout, stderr=False)  # type: ignore[arg-type]
        if not rows or not self._loud:
            for _ in write(rows):
                pass
        elif console.is_terminal:
            with Progress(console=console, transient=True) as progress:
                for _ in progress.track(write(rows), total=len(rows), description=what):
                    pass
        else:
            for number, _ in enumerate(write(rows), 1):
                if number % _EVERY == 0:
                    self._say(f"{what}: {number} of {len(rows)}")

    def _say(self, line: str) -> None:
        if self._loud:
            self.stdout.write(line)
