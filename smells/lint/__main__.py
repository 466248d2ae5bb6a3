"""`python -m smells.lint PATH…`: the linter in English, without settings and without a network."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import UTC, datetime

from smells.lint.files import Bounds, UnreadablePath
from smells.lint.findings import Voice, lint
from smells.lint.maintainer_file import read_own_files
from smells.lint.observing import observe_files
from smells.lint.running import (
    COULD_NOT_RUN,
    add_arguments,
    exit_code,
    gather,
    is_address,
    output,
)
from smells.lint.text import printable

SITE = "http://localhost:8000"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = ArgumentParser(
        prog="python -m smells.lint",
        description=__doc__,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument("--site", default=SITE, help="where the pages of the rules stand")
    options = parser.parse_args(arguments)
    if any(is_address(path) for path in options.paths):
        parser.error("addresses are read by: manage.py lint")
    bounds, voice = Bounds(), Voice(site=options.site)
    try:
        inputs = gather(options.paths, bounds)
    except UnreadablePath as error:
        print(printable(str(error)), file=sys.stderr)  # noqa: T201  # a command talks to the terminal
        return COULD_NOT_RUN
    now = datetime.now(UTC)  # noqa: TID251  # a door, and there is no Django to ask
    observation = observe_files(inputs.gathered, bounds, at=now, tell=_tell)
    report = lint(
        observation,
        voice=voice,
        hints=options.hints or options.fail_on == "hint",
        left_out=inputs.gathered.left_out,
        shown_at=inputs.shown_at,
        own=read_own_files(inputs.gathered.own, today=now.date()),
    )
    print(output(report, options.format, voice=voice))  # noqa: T201  # likewise
    return exit_code(report, options.fail_on)


def _tell(done: int, total: int) -> None:
    if done:
        print(f"{done} of {total} files read", file=sys.stderr)  # noqa: T201  # likewise


if __name__ == "__main__":
    sys.exit(main())
