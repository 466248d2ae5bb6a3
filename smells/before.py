"""What the rules have to know of a board beside the look: read for many boards with two queries."""

from collections.abc import Collection
from dataclasses import dataclass

from crawler.earlier import EarlierTable
from crawler.maintainer_file_read import MaintainerFileRead
from crawler.snapshots import earlier_of_boards


@dataclass(frozen=True)
class Before:
    """`file` is what is known of its leaderboard.yml, `earlier` are its rankings as they were last
    seen in good order.
    """

    file: MaintainerFileRead | None = None
    earlier: tuple[EarlierTable, ...] = ()


NOTHING_KNOWN = Before()


def before_of(boards: Collection[int]) -> dict[int, Before]:
    """By board; nobody else may look at them meanwhile, or it is soon too old."""
    files = MaintainerFileRead.objects.of_boards(boards)
    earlier = earlier_of_boards(boards)
    return {pk: Before(files.get(pk), earlier.get(pk, ())) for pk in boards}
