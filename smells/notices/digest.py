"""What one person's digest says: what happened to what they follow, and what awaits them.

Made from rows alone, so that a digest that has to be sent again says the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User

from smells.models import Report, ReportEvent
from smells.notices import public_events
from smells.notices.kinds import NoticeKind
from smells.notices.subscriptions import wanted_by
from smells.notices.upkeep import ForMaintainers, upkeep_of

MOST_ENTRIES = 50
MOST_EVENTS = 5000  # read for one digest; who follows more is told of the newest


@dataclass
class Change:
    """What became of one smell, however often: a flapping one is told of once."""

    report: Report
    kinds: list[NoticeKind] = field(default_factory=list)

    @property
    def kind(self) -> NoticeKind:
        return self.kinds[-1]

    @property
    def times(self) -> int:
        return len(self.kinds)


@dataclass(frozen=True)
class Digest:
    """`more` is how many changes were left out. An empty one is not sent."""

    changes: tuple[Change, ...]
    more: int
    upkeep: ForMaintainers

    @property
    def is_empty(self) -> bool:
        return not self.changes and not self.upkeep.has_news

    @property
    def count(self) -> int:
        return len(self.changes) + self.more


def digest_of(user: User, *, since: datetime, through: datetime) -> Digest:
    """All from `since` up to, not including, `through`."""
    wanted = wanted_by(user)
    changes: list[Change] = []
    if wanted is not None:
        events = public_events.public_events().filter(wanted, at__gte=since, at__lt=through)
        newest = events.select_related("report__board").order_by("-at", "-pk")[:MOST_EVENTS]
        changes = changes_in(reversed(newest))
    follows_own = user.subscriptions.filter(is_mine=True).exists()
    upkeep = upkeep_of(user, since=since, through=through) if follows_own else ForMaintainers()
    shown = tuple(changes[:MOST_ENTRIES])
    return Digest(shown, len(changes) - len(shown), upkeep)


def changes_in(events: Iterable[ReportEvent]) -> list[Change]:
    """One change a report, the last one that moved first."""
    by_report: dict[int, Change] = {}
    for event in events:
        kind = public_events.kind(event)
        if kind is None:
            continue
        change = by_report.pop(event.report_id, None) or Change(event.report)
        change.kinds.append(kind)
        by_report[event.report_id] = change
    return list(reversed(by_report.values()))
