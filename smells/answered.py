"""A look that is done, and what the rules say of it. No database."""

from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter

from crawler.observation import Observation
from leaderboards.models import Board
from smells.before import Before
from smells.engine import Answer, examine
from smells.looks import Wanted
from smells.maintainer_facts import FileNow, file_now
from smells.unchanged import Seen, answers_again


@dataclass(frozen=True)
class Done:
    """A look that is done. `looked_for` is how long it took, in seconds."""

    wanted: Wanted
    board: Board
    seen: Seen
    looked_for: float


@dataclass(frozen=True)
class Answered:
    """The same with what every rule says of it, and what its leaderboard.yml comes to.

    `said` is what they say now; None where the board is as it was, and they say what they said.
    `took_ms` is how long both took together, in milliseconds.
    """

    wanted: Wanted
    board: Board
    seen: Seen
    file: FileNow
    said: list[Answer] | None
    took_ms: int

    @property
    def observation(self) -> Observation:
        return self.seen.observation

    @cached_property
    def answers(self) -> list[Answer]:
        if self.said is None and self.seen.as_of:
            return answers_again(self.seen.as_of)
        return self.said or []

    @property
    def has_findings(self) -> bool:
        if self.said is None and self.seen.as_of:
            return self.seen.as_of.found_something
        return any(answer.findings() for answer in self.answers)


def answered(done: Done, before: Before) -> Answered:
    """Ask the rules, unless the board is as it was."""
    began, seen, said = perf_counter(), done.seen, None
    file = file_now(done.board, seen.file, before.file, at=seen.observation.at)
    if not seen.as_of:
        seen = replace(seen, observation=replace(seen.observation, declared=file.declared))
        said = examine(replace(seen.observation, earlier=before.earlier))
    took_ms = int((done.looked_for + perf_counter() - began) * 1000)
    return Answered(done.wanted, done.board, seen, file, said, took_ms)
