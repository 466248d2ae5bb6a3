"""What can be wrong with an address, a host or a platform, and from when until when."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.simulation.times import FOR_EVER


class Trouble(NamedTuple):
    """From one minute of the year until another. `kind` is a key of rates.FAILS and its like."""

    begins: int
    ends: int
    kind: str

    @property
    def is_the_end(self) -> bool:
        return self.ends >= FOR_EVER


@dataclass(frozen=True, slots=True)
class Course:
    """All troubles of one thing, none of which overlap."""

    troubles: Sequence[Trouble] = ()
    begins: Sequence[int] = ()

    def at(self, minute: int) -> Trouble | None:
        place = bisect_right(self.begins, minute) - 1
        if place >= 0 and minute < self.troubles[place].ends:
            return self.troubles[place]
        return None


def course(troubles: Iterable[Trouble]) -> Course:
    """In order, and without any overlap: what begins within another waits for its end."""
    kept: list[Trouble] = []
    for each in sorted(troubles):
        begins = max(each.begins, kept[-1].ends) if kept else each.begins
        if begins < each.ends:
            kept.append(each._replace(begins=begins))
    return Course(tuple(kept), tuple(each.begins for each in kept))


def covered(courses: Iterable[Course]) -> tuple[list[int], list[int]]:
    """When any of them has trouble: the beginnings and the ends of those times."""
    begins: list[int] = []
    ends: list[int] = []
    for each in sorted(trouble for one in courses for trouble in one.troubles):
        if ends and each.begins <= ends[-1]:
            ends[-1] = max(ends[-1], each.ends)
        else:
            begins.append(each.begins)
            ends.append(each.ends)
    return begins, ends
