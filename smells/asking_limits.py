"""How often a look may be asked for. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """At most `most` within `within`."""

    most: int
    within: timedelta


# A look asks the board's hosts for everything anew; whoever mends tries a few times an hour.
OF_A_BOARD = (Limit(6, HOUR), Limit(20, DAY))
OF_A_PERSON = (Limit(20, HOUR), Limit(60, DAY))
LOOKS_BACK = DAY  # no limit counts what is older


def free_again_at(
    asked: Sequence[datetime], limits: Sequence[Limit], *, now: datetime
) -> datetime | None:
    """When one more may be asked for, given when it was asked; None when it may be now."""
    newest_first = sorted(asked, reverse=True)
    ends = [
        newest_first[limit.most - 1] + limit.within
        for limit in limits
        if len(newest_first) >= limit.most
    ]
    return max((end for end in ends if end > now), default=None)
