"""What was read at each address of a board, arranged for its page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from crawler.content_reasons import content_reason
from crawler.models import Snapshot
from leaderboards.models import Board

NOT_LOADED = "the ranking is filled in after the page was opened"
LENGTH = 120  # characters of a title; pages say what they like, at any length


@dataclass(frozen=True)
class ReadTable:
    """`why` says why not all of it was read; empty when it was."""

    title: str
    rows: int
    columns: int
    place: str
    why: str


@dataclass(frozen=True)
class ReadAddress:
    """`is_old` when the last check of the board did not read it again."""

    url: str
    read_at: datetime
    is_old: bool
    rankings: list[ReadTable] = field(default_factory=list)
    title: str = ""
    sections: int = 0
    unread: list[str] = field(default_factory=list)


def what_was_read(board: Board) -> list[ReadAddress]:
    """The board's present addresses that were ever read, in one query."""
    order = {location.url: number for number, location in enumerate(board.locations.all())}
    last = board.schedule.last_checked_at if hasattr(board, "schedule") else None
    snapshots = [each for each in board.snapshots.last_seen() if each.url in order]
    snapshots.sort(key=lambda snapshot: order[snapshot.url])
    return [_address(each, is_old=each.last_seen_at != last) for each in snapshots]


def _address(snapshot: Snapshot, *, is_old: bool) -> ReadAddress:
    told = snapshot.summary
    return ReadAddress(
        url=snapshot.url,
        read_at=snapshot.last_seen_at,
        is_old=is_old,
        rankings=[_table(ranking) for ranking in told["rankings"]],
        title=_short(told["title"]),
        sections=told["sections"],
        unread=[_short(content_reason(why)) for why in told["unread"]],
    )


def _table(told: Mapping[str, Any]) -> ReadTable:
    place = _("line %(line)s") % {"line": told["line"]} if told["line"] else told["at"]
    why = told["because"] or ("" if told["loaded"] else NOT_LOADED)
    return ReadTable(
        title=_short(told["title"]),
        rows=told["rows"],
        columns=told["columns"],
        place=_short(place),
        why=_short(content_reason(why)) if why else "",
    )


def _short(text: str) -> str:
    return Truncator(text).chars(LENGTH)
