"""What was really the matter when the checker opened a report. It alone may look into the world.

A report is **false** when its address was not failing by its own (or its host's) fault, without a
break, from the first sighting that counted until it was opened: it recovered in between, or what
was seen was a platform's outage, the end of the portal, or ours. It is **short-lived** when it was
true, and the trouble passed by itself within SHORT after it was opened.
"""

from dataclasses import dataclass
from enum import StrEnum

from tests.simulation.reports import Moved
from tests.simulation.times import DAY, FOR_EVER, minute_of, moment
from tests.simulation.trouble import Course, Trouble
from tests.simulation.world import Address, SimulatedBoard

SHORT = 14 * DAY
MISSED = 21 * DAY


class Truth(StrEnum):
    DEAD = "dead for ever"
    LASTING = "lasted on for more than two weeks"
    SHORT = "short-lived: over within two weeks"
    BETWEEN = "false: it answered in between"
    AROUND = "false: an outage of its platform, or ours"


def truth_of(moved: Moved) -> Truth:
    """`moved` opened a report."""
    assert moved.counted is not None
    address, first, now = (
        moved.report.address,
        minute_of(moved.counted.first_at),
        minute_of(moved.at),
    )
    around = (address.around.at(first), address.around.at(minute_of(moved.counted.last_counted_at)))
    if any(around):
        return Truth.AROUND
    trouble = address.own.at(now)
    if trouble is None or failing_since(address.own, now) > first:
        return Truth.BETWEEN
    if over_at(address.own, trouble) >= FOR_EVER:
        return Truth.DEAD
    return Truth.SHORT if lasts_after(moved) <= SHORT else Truth.LASTING


def lasts_after(moved: Moved) -> int:
    """For how many minutes the trouble lasted on after the report was opened."""
    course, now = moved.report.address.own, minute_of(moved.at)
    trouble = course.at(now)
    return over_at(course, trouble) - now if trouble else 0


def failing_since(course: Course, minute: int) -> int:
    """When the unbroken trouble began that lasts at this minute; troubles that touch are one."""
    place = course.troubles.index(course.at(minute))  # type: ignore[arg-type]
    while place and course.troubles[place - 1].ends >= course.troubles[place].begins:
        place -= 1
    return course.troubles[place].begins


def over_at(course: Course, trouble: Trouble) -> int:
    place = course.troubles.index(trouble)
    while place + 1 < len(course.troubles):
        if course.troubles[place + 1].begins > course.troubles[place].ends:
            break
        place += 1
    return course.troubles[place].ends


@dataclass(frozen=True)
class Death:
    board: SimulatedBoard
    address: Address
    at: int
    kind: str


def deaths(boards: list[SimulatedBoard], *, days: int) -> list[Death]:
    """All that ended in the year, for long enough to be missed."""
    return [
        Death(board, address, trouble.begins, trouble.kind)
        for board in boards
        for address in board.addresses
        for trouble in address.own.troubles
        if trouble.is_the_end and 0 < trouble.begins <= days * DAY - MISSED
    ]


def in_words(minute: int) -> str:
    return f"{moment(minute):%Y-%m-%d %H:%M}"
