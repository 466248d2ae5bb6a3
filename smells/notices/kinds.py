"""What an event of a report is to those who are told of it. Pure.

Only what changes a public smell has a kind: suspicions, held smells and counts have none.
"""

from enum import StrEnum

from leaderboards.vocabulary import ActorKind
from leaderboards.vocabulary import ReportState as State


class NoticeKind(StrEnum):
    """The categories of feeds, and the kinds of webhooks' messages."""

    OPENED = "opened"
    CONFIRMED = "confirmed"
    ACKNOWLEDGED = "acknowledged"
    FIX_CLAIMED = "fix-claimed"
    STILL_SEEN = "still-seen"
    FIXED = "fixed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    DISPUTED = "disputed"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    ACCEPTED = "accepted"
    CLAIMED = "claimed"


_BY_STATE = {
    State.ACKNOWLEDGED: NoticeKind.ACKNOWLEDGED,
    State.FIX_CLAIMED: NoticeKind.FIX_CLAIMED,
    State.REOPENED: NoticeKind.REOPENED,
    State.DISPUTED: NoticeKind.DISPUTED,
    State.FALSE_POSITIVE: NoticeKind.DISMISSED,
    State.ACCEPTED: NoticeKind.ACCEPTED,
}
# It ended, though nobody mended anything.
_WITHDRAWN = frozenset(
    {"address-withdrawn", "rule-withdrawn", "not-counted", "superseded", "removed-by-owner"}
)
_PERSONS = frozenset({ActorKind.MAINTAINER.value, ActorKind.CURATOR.value})
_NEVER_PUBLIC = frozenset({"", State.SUSPECTED.value})


def kind_of(before: str, after: str, *, reason: str, actor: str) -> NoticeKind | None:
    """None for what is nobody's business. `before` is "" for a report's first event."""
    if before == after or after == State.SUSPECTED:
        return None
    if before in _NEVER_PUBLIC:
        return _first_public(after, actor)
    if after == State.RESOLVED:
        return NoticeKind.WITHDRAWN if reason in _WITHDRAWN else NoticeKind.FIXED
    if after == State.OPEN:
        return NoticeKind.UPHELD if before == State.DISPUTED else NoticeKind.REOPENED
    if after == State.ACKNOWLEDGED and before == State.FIX_CLAIMED:
        return NoticeKind.STILL_SEEN
    return _BY_STATE[State(after)]


def _first_public(after: str, actor: str) -> NoticeKind | None:
    """A person who confirms a hint or a reader's report makes it public; else the checker does."""
    if after not in (State.OPEN, State.ACKNOWLEDGED, State.REOPENED):
        return None
    return NoticeKind.CONFIRMED if actor in _PERSONS else NoticeKind.OPENED
