"""When two records of different sources describe one board. Pure.

Two boards taken for one mix the facts of both, and nobody can tell them apart again; one board
kept twice is joined by a curator in a minute. So whatever is in doubt stays apart.
docs/identity.md tells the reasoning with examples.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from leaderboards.identity import canonical_url, host_of, project_of
from leaderboards.vocabulary import LocationRole

# Words that many boards share, so that two boards having them in common says nothing.
# fmt: off
_GENERIC = frozenset((
    "ai", "and", "benchmark", "benchmarks", "eval", "evaluation", "for", "in", "language", "large",
    "leaderboard", "leaderboards", "llm", "llms", "model", "models", "of", "on", "open", "ranking",
    "rankings", "the",
))
# fmt: on
_DROPPED = frozenset(("leaderboard", "leaderboards", "the"))
SHOWN_AT = (LocationRole.HOME, LocationRole.MIRROR)


@dataclass(frozen=True)
class KnownAddress:
    """An address a board already has: `role` is a LocationRole value."""

    board_id: int
    role: str
    board_name: str


@dataclass(frozen=True)
class Meeting:
    """An address that a record and a board have in common, and what it is to either.

    `related` marks a looser tie: not the same page, but the same GitHub project or host.
    """

    url: str
    role: LocationRole
    known: KnownAddress
    related: bool = False

    @property
    def both_homes(self) -> bool:
        both = self.role is LocationRole.HOME and self.known.role == LocationRole.HOME
        return both and not self.related


def same_board(name: str, meetings: Iterable[Meeting], *, contested: bool) -> int | None:
    """The one board that a record of that name is about, or None when that is not certain.

    A home in common decides when one board alone lives there and the names do not contradict.
    Where several boards live on one page, or several records of the source claim it (then it is
    `contested`), and for every looser tie (also shown at, repository, Pages site, the board's
    own host), the names must be equal.
    """
    meetings = list(meetings)
    homes = [meeting for meeting in meetings if meeting.both_homes]
    if not contested and len({meeting.known.board_id for meeting in homes}) == 1:
        meeting = homes[0]
        if names_agree(name, meeting.known.board_name, meeting.url):
            return meeting.known.board_id
    named = {meeting.known.board_id for meeting in meetings if _is_of_that_name(name, meeting)}
    return next(iter(named)) if len(named) == 1 else None


def _is_of_that_name(name: str, meeting: Meeting) -> bool:
    """A name that many boards could bear is not enough without the same home."""
    if not same_name(name, meeting.known.board_name):
        return False
    if meeting.both_homes:
        return True
    if not telling_words(name):
        return False
    # A host in common ties two pages only when it is the board's own.
    only_host = meeting.related and not project_of(meeting.url)
    return not only_host or is_told_by(name, f"https://{host_of(meeting.url)}")


def names_agree(name: str, other: str, url: str) -> bool:
    """Whether two names at one address may be one board's.

    They are equal or share a telling word, one of them tells nothing (“LLM Leaderboard”), or the
    address itself tells of both.
    """
    ours, theirs = telling_words(name), telling_words(other)
    if same_name(name, other) or ours & theirs or not (ours and theirs):
        return True
    return is_told_by(name, url) and is_told_by(other, url)


def same_name(name: str, other: str) -> bool:
    """Equal but for case, punctuation, spaces and the word “leaderboard”."""
    return ("".join(_words(name)) or name) == ("".join(_words(other)) or other)


def telling_words(name: str) -> set[str]:
    return {word for word in _words(name) if word not in _GENERIC}


def is_told_by(name: str, url: str) -> bool:
    """Whether an address carries a telling word of a name, or its initials."""
    letters = re.sub(r"[\W_]+", "", canonical_url(url).casefold())
    words = _words(name)
    initials = "".join(word[0] for word in words)
    telling = [word for word in words if word not in _GENERIC - {"ranking", "rankings"}]
    return any(len(sign) > 2 and sign in letters for sign in [*telling, initials])


def _words(name: str) -> list[str]:
    """The words of a name; “leaderboard” and “the” count only when nothing else is there."""
    words = re.sub(r"[\W_]+", " ", name.casefold()).split()
    return [word for word in words if word not in _DROPPED] or words
