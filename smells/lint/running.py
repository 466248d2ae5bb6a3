"""One run of the linter, whoever starts it: its arguments, its files, its output, its exit code."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from smells.lint.files import Bounds, Gathered, gather_file, gather_folder, writable
from smells.lint.findings import LintReport, Voice
from smells.lint.plain import as_json
from smells.lint.text import as_text
from smells.rule import Confidence

EPILOG = """\
examples:
  lint README.md results/                 two paths; exits with 1 when something is found
  lint . --format sarif > smells.sarif    a whole checkout, for a code host to show
  lint . --fail-on certain                fail only on what is beyond doubt
  lint . --hints --fail-on never          all there is to look at, never a failure

exit codes:
  0  nothing is as sure as --fail-on asks     1  something is
  2  a path is not there, an option is wrong, or nothing could be read
"""
NEVER = "never"
FORMATS = ("text", "json", "sarif")
FOUND_NONE, FOUND_SOME, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True)
class Inputs:
    """The files of all paths together; those of a single folder are named from that `folder`."""

    gathered: Gathered
    folder: str = ""

    def shown_at(self, name: str) -> str:
        """A file's name as the person who started the run would type it."""
        return name if "://" in name else (Path(self.folder) / name).as_posix()


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH_OR_URL",
        help="files (read whatever they are called), folders (their documents and results), "
        "addresses on the web (manage.py lint)",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="of what is printed: lines for people, JSON for programs, SARIF 2.1.0 for code hosts",
    )
    parser.add_argument(
        "--fail-on",
        choices=[*(confidence.value for confidence in Confidence), NEVER],
        default=Confidence.LIKELY.value,
        help="exit with 1 when something at least this sure is found (default: likely)",
    )
    parser.add_argument(
        "--hints",
        action="store_true",
        help="show what a person must judge, too; they never fail the run but with --fail-on hint",
    )


def is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def gather(paths: Sequence[str], bounds: Bounds) -> Inputs:
    """What the paths hold. Where there is one folder, its other files are known as well.

    Raises UnreadablePath.
    """
    folders = [path for path in paths if Path(path).is_dir()]
    if len(paths) == 1 and folders:
        return Inputs(gather_folder(Path(paths[0]), bounds), writable(Path(paths[0]).as_posix()))
    together = Gathered()
    for path in paths:
        if path not in folders:
            named = gather_file(Path(path))
            together.sources += named.sources
            together.own += named.own
            continue
        inside = gather_folder(Path(path), bounds)
        together.left_out += inside.left_out
        for kept, found in ((together.sources, inside.sources), (together.own, inside.own)):
            for source in found:
                name = writable((Path(path) / source.name).as_posix())
                kept.append(replace(source, name=name))
    return Inputs(together)


def output(
    report: LintReport,
    form: str,
    *,
    voice: Voice,
    name_of: Callable[[str], str] = str,
) -> str:
    if form == "json":
        return as_json(report, translate=voice.translate)
    if form == "sarif":
        from smells.lint.sarif import as_sarif  # its library is slow to load

        return as_sarif(report, site=voice.site, translate=voice.translate)
    return "\n".join(as_text(report, translate=voice.translate, name_of=name_of))


def exit_code(report: LintReport, fail_on: str) -> int:
    """An input of which nothing could be read is no clean one."""
    if not report.read and not report.own.read:
        return COULD_NOT_RUN
    if fail_on == NEVER:
        return FOUND_NONE
    return FOUND_SOME if report.has(Confidence(fail_on)) else FOUND_NONE
