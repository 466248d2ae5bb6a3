"""The maintainers' own leaderboard.yml among the files: its problems, and what it accepts. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from crawler.declared import Declared, declared_in
from crawler.maintainer_file import Accepted, Problem, parse
from crawler.maintainer_file_problems import Level
from crawler.yaml_lines import MOST_BYTES
from smells.accepted_entries import unknown_rules
from smells.lint.files import NOT_OPENED, Gap, Source
from smells.rule import Confidence

# Rules about the file itself are named after the problem, below this word.
PREFIX = "leaderboard-yml"
_AS_SURE_AS = {
    Level.ERROR: Confidence.CERTAIN,
    Level.WARNING: Confidence.LIKELY,
    Level.NOTE: Confidence.HINT,
}


@dataclass(frozen=True)
class FileProblem:
    """One problem of one file."""

    file: str
    problem: Problem

    @property
    def rule_id(self) -> str:
        return f"{PREFIX}.{self.problem.kind}"

    @property
    def confidence(self) -> Confidence:
        return _AS_SURE_AS[self.problem.level]


@dataclass(frozen=True)
class OwnFiles:
    """All files of that name. What is declared and accepted is told by the one nearest the top."""

    read: tuple[str, ...] = ()
    not_read: tuple[Gap, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    declared: Declared | None = None
    name: str = ""

    def shown_at(self, shown_at: Callable[[str], str]) -> "OwnFiles":
        """The same under the names by which the files are shown."""
        problems = tuple(replace(each, file=shown_at(each.file)) for each in self.problems)
        return replace(
            self,
            read=tuple(map(shown_at, self.read)),
            problems=problems,
            name=shown_at(self.name) if self.name else "",
        )


def read_own_files(sources: Iterable[Source], *, today: date) -> OwnFiles:
    read: list[str] = []
    gaps: list[Gap] = []
    problems: list[FileProblem] = []
    accepted: tuple[Accepted, ...] = ()
    declared: Declared | None = None
    for source in sorted(sources, key=lambda each: (each.name.count("/"), each.name)):
        try:
            with source.path.open("rb") as file:
                body = file.read(MOST_BYTES + 1)
        except OSError:
            gaps.append(Gap(source.name, NOT_OPENED))
            continue
        said = parse(body, today=today)
        if not read:
            accepted = said.accepted
            declared = declared_in(said, source.name) if said.is_readable else None
        read.append(source.name)
        found = sorted((*said.problems, *unknown_rules(said)), key=lambda each: each.line)
        problems += [FileProblem(source.name, problem) for problem in found]
    name = read[0] if read else ""
    return OwnFiles(tuple(read), tuple(gaps), tuple(problems), accepted, declared, name)
