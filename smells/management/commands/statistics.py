"""Print the study's tables as the catalogue gives them now."""

import csv
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from leaderboards.statistics import COLUMNS, PlatformRow, platform_statistics
from leaderboards.vocabulary import Platform, Source
from smells.case_statistics import CaseStatistics, case_statistics

# The headings of the published table.
PLATFORM_NAMES = {
    Platform.GITHUB: "GitHub",
    Platform.HUGGINGFACE: "Hugging Face Spaces",
    Platform.INDEPENDENT: "independent platform",
    Platform.PAPERSWITHCODE: "Papers With Code",
    Platform.SPREADSHEET: "spreadsheet platform",
}
HEADINGS = ["Source", "Percentage Share", *(column.heading for column in COLUMNS)]
ALL = "all"


class Command(BaseCommand):
    help = "Print the study's tables, computed from the catalogue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--source",
            choices=[*(source.value for source in Source), ALL],
            default=Source.STUDY.value,
            help="whose statements are counted; study gives the published figures",
        )
        parser.add_argument(
            "--csv", action="store_true", help="the first table alone, as the study published it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source = None if options["source"] == ALL else Source(options["source"])
        rows = [cells(row) for row in platform_statistics(source)]
        if options["csv"]:
            csv.writer(self.stdout, lineterminator="\n").writerows([HEADINGS, *rows])
            return
        console = Console(file=self.stdout, width=150)  # type: ignore[arg-type]
        console.print(_table(f"Boards by platform ({options['source']})", HEADINGS, rows))
        console.print(_table("Labelled cases of the study", ["", "Cases"], _case_rows()))


def cells(row: PlatformRow) -> list[str]:
    """A row as the study published it."""
    name = PLATFORM_NAMES[row.platform] if row.platform else "Overall"
    return [name, str(row.share), *("NA" if share is None else str(share) for share in row.shares)]


def _case_rows() -> list[list[str]]:
    figures: CaseStatistics = case_statistics()
    return [
        ["all", str(figures.total)],
        ["in the eight smells", str(figures.in_the_eight)],
        *([f"  {smell}", str(count)] for smell, count in figures.by_smell.items()),
        *([status.replace("_", " "), str(count)] for status, count in figures.by_status.items()),
        ["belonging to a board", str(figures.linked)],
    ]


def _table(title: str, headings: list[str], rows: list[list[str]]) -> Table:
    table = Table(*headings, title=title, title_justify="left")
    for row in rows:
        table.add_row(*row)
    return table
