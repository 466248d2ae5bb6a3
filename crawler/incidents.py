"""What many boards say together: our own outage, a host's, and when it is over. Pure.

A board that fails alone is counted as one; boards that begin to fail together are one event.
docs/confirmation.md tells the figures and the reasons.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from crawler.observation import Page, Unread
from leaderboards.vocabulary import CheckOutcome, Platform

# The last looks that are judged by, so that the cost is the same for any number of boards.
MOST_LOOKS = 50
# Boards are looked at once a day or less, so those that fell ill together are seen within a day.
WINDOW = timedelta(days=1)
SHARE = 0.2  # more than this of the boards looked at
LEAST_BOARDS = 3  # one or two boards of a host are never an incident
LEAST_GROUPS = 3  # hosts or platforms beside the worst one, where as many were looked at
LEAST_OVER_ALL = 5
PROBE_EVERY = timedelta(minutes=15)  # one board of a host that does not answer
GRACE = timedelta(days=1)
LONGEST_SILENCE = timedelta(days=14)
A_FEW = 10  # boards; a host of more than these is a platform, whose end a person declares

_TROUBLE = {
    Unread.PLATFORM_TROUBLE,
    Unread.NAME_UNRESOLVED,
    Unread.MAY_BE_US,
    Unread.NOT_SEEN_TWICE,
}


class Heard(Enum):
    """NOTHING: nobody was asked, or whatever came says nothing of the host."""

    ANSWER = "answer"
    TROUBLE = "trouble"
    NOTHING = "nothing"


def heard(pages: Iterable[Page]) -> Heard:
    """What a board's addresses of one domain say together: trouble when one of them has it."""
    said = [_heard_of(page) for page in pages]
    return next((kind for kind in (Heard.TROUBLE, Heard.ANSWER) if kind in said), Heard.NOTHING)


def _heard_of(page: Page) -> Heard:
    if page.outcome is CheckOutcome.FAILED or page.unread in _TROUBLE:
        return Heard.TROUBLE
    if page.unread is Unread.ONLY_FROM_HERE:  # a word about us, whatever status we were given
        return Heard.NOTHING
    return Heard.NOTHING if page.status is None else Heard.ANSWER


@dataclass(frozen=True)
class Look:
    """How one board stood at one host when it was last looked at.

    `failing_since` is the first of its failures in a row; None while it answers.
    """

    board: int
    host: str
    platform: str
    looked_at: datetime
    failing_since: datetime | None = None

    @property
    def group(self) -> str:
        """What fails as one: the hosts of a platform together, any other by itself."""
        return self.host if self.platform == Platform.INDEPENDENT else self.platform

    def began_to_fail(self, now: datetime) -> bool:
        """Whether it answered until a short while ago. What was never seen to answer did not."""
        return self.failing_since is not None and now - self.failing_since <= WINDOW


def last_of(looks: Iterable[Look], *, now: datetime) -> list[Look]:
    """The newest looks in the window, as many as are judged by."""
    recent = [look for look in looks if now - look.looked_at <= WINDOW]
    return sorted(recent, key=lambda look: look.looked_at, reverse=True)[:MOST_LOOKS]


def our_outage(looks: Iterable[Look], *, now: datetime) -> dict[int, datetime]:
    """Which boards failed since when, where so many hosts at once can only be our own fault.

    The worst host or platform is left out: what it does alone is no word about our network.
    Where few boards are looked at, it tells that all of the last ones fail.
    """
    recent = last_of(looks, now=now)
    fresh = [look for look in recent if look.began_to_fail(now)]
    if len(_boards(fresh)) < LEAST_OVER_ALL:
        return {}
    worst = Counter(look.group for look in fresh).most_common(1)[0][0]
    others = [look for look in recent if look.group != worst]
    ill = [look for look in fresh if look.group != worst]
    least = min(LEAST_GROUPS, len(_groups(others)))
    is_ours = _are_many(ill, others) and len(_groups(ill)) >= least
    last = recent[:LEAST_OVER_ALL]
    nothing_answers = all(look in fresh for look in last) and len(_groups(last)) >= LEAST_GROUPS
    is_ours = is_ours or (nothing_answers and len(_boards(last)) == LEAST_OVER_ALL)
    return _since(fresh) if is_ours else {}


def failing_together(looks: Iterable[Look], *, now: datetime) -> dict[int, datetime]:
    """Which boards of one host, or platform, fail since when; none unless many began together.

    `looks` are those of that host, or platform.
    """
    recent = last_of(looks, now=now)
    fresh = [look for look in recent if look.began_to_fail(now)]
    return _since(fresh) if _are_many(fresh, recent) else {}


def is_theirs(group: str, began_at: datetime, looks: Iterable[Look], *, now: datetime) -> bool:
    """Whether others answered while a host or platform failed, so that it is not our network.

    `looks` are those over all. Nobody else is asked where nobody else is looked at.
    """
    others = [look for look in last_of(looks, now=now) if look.group != group]
    meanwhile = [look for look in others if look.looked_at >= began_at]
    ill = sum(look.began_to_fail(now) for look in meanwhile)
    well = sum(look.failing_since is None for look in meanwhile)
    return well > ill or not others


def _are_many(some: Sequence[Look], all_of_them: Sequence[Look]) -> bool:
    boards = len(_boards(some))
    return boards >= LEAST_BOARDS and boards > SHARE * len(_boards(all_of_them))


def _boards(looks: Iterable[Look]) -> set[int]:
    return {look.board for look in looks}


def _since(looks: Iterable[Look]) -> dict[int, datetime]:
    since: dict[int, datetime] = {}
    for look in looks:
        if look.failing_since:
            since[look.board] = min(look.failing_since, since.get(look.board, look.failing_since))
    return since


def _groups(looks: Iterable[Look]) -> set[str]:
    return {look.group for look in looks}


@dataclass(frozen=True)
class Course:
    """How an incident goes. `answered_at` is since when its host answers again, if it does."""

    began_at: datetime
    last_seen_at: datetime
    answered_at: datetime | None = None

    def fails_again(self, looks: Iterable[Look], *, now: datetime) -> bool:
        """Whether many boards began to fail since their host, or platform, answered again.

        On a platform of thousands some board begins to fail every day: that is its own affair.
        """
        if self.answered_at is None:
            return False
        back = self.answered_at
        since = [look for look in last_of(looks, now=now) if look.looked_at >= back]
        fresh = [look for look in since if look.failing_since and look.failing_since >= back]
        return _are_many(fresh, since)

    def after(self, said: Heard, *, again: bool, now: datetime) -> "Course":
        """One more look at a board of the host; `again`: many began to fail since it answered.

        A board that goes on failing while others answer says nothing against the host.
        """
        if said is Heard.ANSWER:
            return replace(self, answered_at=self.answered_at or now)
        if said is Heard.NOTHING or (self.answered_at and not again):
            return self
        return replace(self, last_seen_at=now, answered_at=None)

    def is_over(self, now: datetime, *, boards: int) -> bool:
        """Over a while after the host answered again, so that every board could recover.

        A host that never answers again is no outage any more. Its boards are counted one by
        one then, unless they are so many that a platform has ended: a person says that.
        """
        if self.answered_at:
            return now - self.answered_at >= GRACE
        return boards <= A_FEW and now - self.began_at >= LONGEST_SILENCE
