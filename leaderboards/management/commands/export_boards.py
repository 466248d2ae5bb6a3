"""Write the whole catalogue in the project's own format, one board a line (docs/jsonl.md)."""

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from leaderboards.exports.board_lines import board_lines
from leaderboards.importers.jsonl import write_line

_READABLE = 0o644


class Command(BaseCommand):
    help = (
        "Write all boards but the samples, one a line, with every statement, its source and its "
        "day; import_boards jsonl reads it back. docs/jsonl.md describes the format."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", metavar="FILE", help="a file instead of the standard output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["output"]:
            self._to_file(Path(options["output"]))
            return
        try:
            for line in _lines():
                self.stdout.write(line, ending="")
        except BrokenPipeError:
            # The reader has seen enough; Python would complain once more when it closes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _to_file(self, path: Path) -> None:
        try:
            count = write_whole(path, _lines())
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror or error}") from error
        self.stdout.write(f"{count} boards written to {path}")


def write_whole(path: Path, lines: Iterator[str]) -> int:
    """Write a file so that it is there whole, or as it was before. Returns the number of lines."""
    count = 0
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as file:
        written = Path(file.name)
        try:
            for line in lines:
                file.write(line)
                count += 1
            file.flush()
            os.fsync(file.fileno())
            written.chmod(_READABLE)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    return count


def _lines() -> Iterator[str]:
    return (write_line(line) + "\n" for line in board_lines())
