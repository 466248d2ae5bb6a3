"""What was done about a board, newest first: the audit log for people to read.

Curators read all of it. To owners the curators and readers have no names, nor have those who
tried to claim the board, and nothing tells of readers' reports that nobody has decided on. The
public part is what is marked so. No part shows a mail address.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from leaderboards.audit_actions import AuditAction
from leaderboards.joined_boards import with_joined
from leaderboards.models import AuditEvent, Board
from leaderboards.people_labels import ACTOR_KIND_LABELS, AUDIT_ACTION_LABELS
from leaderboards.people_names import names_of_people
from leaderboards.permissions import Action, Standing, may
from leaderboards.timeline_words import ACTIONS_OF, NAME_LABELS, WORDS_OF, Kind
from leaderboards.vocabulary import ActorKind

SHOWN_ON_BOARD = 10
_LONGEST = 300  # characters of one value
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+")
_UNNAMED = (ActorKind.CURATOR, ActorKind.RECHECK, ActorKind.CLOCK)
# Of readers' reports: what they did. What is not public of it waits for a curator, or did so.
_UNDECIDED = (AuditAction.PUBLIC_REPORT_MADE, AuditAction.PUBLIC_REPORT_MERGED)


class Sees(IntEnum):
    """How much of a timeline is shown to somebody."""

    PUBLIC = 0
    OWNERS = 1
    ALL = 2


@dataclass(frozen=True)
class Change:
    """One value that changed; empty where there was or is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """An event in words. `about` is whom it was done to, `report_id` the smell it was done to."""

    at: datetime
    action: str
    what: str
    actor: str
    who: str
    about: str
    report_id: int | None
    reason: str
    changes: tuple[Change, ...]
    is_public: bool


def events_of(
    board: Board, *, sees: Sees = Sees.PUBLIC, kind: Kind | None = None
) -> "QuerySet[AuditEvent]":
    """The board's events and those of boards joined into it, newest first."""
    found = AuditEvent.objects.filter(board_id__in=with_joined(board))
    if sees is Sees.PUBLIC:
        found = found.filter(is_public=True)
    elif sees is Sees.OWNERS:
        found = found.exclude(is_public=False, action__in=_UNDECIDED)
    if kind:
        found = found.filter(action__in=ACTIONS_OF[kind])
    return found


def in_words(
    events: Iterable[AuditEvent], *, sees: Sees = Sees.PUBLIC, team: Collection[int] = ()
) -> list[Entry]:
    """What these events say; one query for the names. `team`: who maintains the board now."""
    shown = list(events)
    names = _names_in(shown)
    return [_entry(event, names, sees=sees, team=team) for event in shown]


def plainly(events: Iterable[AuditEvent]) -> list[dict[str, Any]]:
    """The same of the public part, for machines: words as they are stored."""
    shown = list(events)
    names = _names_in(shown)
    return [
        {
            "at": event.at,
            "action": event.action,
            "actor": event.actor,
            "person": names[event.person_id] if names_actor(event) else "",
            "about": names.get(_number(event, "person"), ""),
            "report": _number(event, "report"),
            "reason": reason_of(event),
            "before": told(event.before, whole=False),
            "after": told(event.after, whole=False),
        }
        for event in shown
    ]


def latest(board: Board) -> list[Entry]:
    """The public events that the board's own page shows."""
    return in_words(events_of(board)[:SHOWN_ON_BOARD])


def sees_of(held: Collection[Standing]) -> Sees:
    """What somebody who is this to a board may read there."""
    if not may(held, Action.SEE_WHOLE_AUDIT):
        return Sees.PUBLIC
    return Sees.ALL if Standing.CURATOR in held else Sees.OWNERS


def names_actor(event: AuditEvent, *, sees: Sees = Sees.PUBLIC) -> bool:
    """Whether this event says by name who did it."""
    if sees is Sees.ALL:
        return event.person_id is not None
    of_reader = event.action in ACTIONS_OF[Kind.READERS]
    return event.person_id is not None and event.actor not in _UNNAMED and not of_reader


def told(values: dict[str, Any], *, whole: bool) -> dict[str, str]:
    """The values of a change that may be told, as plain texts without mail addresses."""
    return {
        name: without_addresses(str(value))[:_LONGEST]
        for name, value in values.items()
        if whole or name in WORDS_OF
    }


def without_addresses(text: str) -> str:
    """What people typed, with every mail address in it made unreadable."""
    return _MAIL.sub("…@…", text)


def reason_of(event: AuditEvent) -> str:
    """What somebody gave as the reason; the codes that a move of a report leaves are no words."""
    if event.reason in ("", event.after.get("reason")):
        return ""
    return without_addresses(event.reason)


def _names_in(events: Iterable[AuditEvent]) -> dict[int | None, str]:
    people = {event.person_id for event in events if event.person_id}
    people |= {number for event in events if (number := _number(event, "person"))}
    return names_of_people(people) if people else {}


def _tells_of_a_try(event: AuditEvent) -> bool:
    """Whether it is about a claim, and not for everybody: as a rule one that was not proved."""
    return not event.is_public and ("claim" in event.before or "claim" in event.after)


def _entry(
    event: AuditEvent, names: dict[int | None, str], *, sees: Sees, team: Collection[int]
) -> Entry:
    about = _number(event, "person")
    by_themselves = about == event.person_id
    if sees is not Sees.ALL and _tells_of_a_try(event):
        names = {each: name if each in team else "" for each, name in names.items()}
    whole = sees is not Sees.PUBLIC
    return Entry(
        at=event.at,
        action=event.action,
        what=str(AUDIT_ACTION_LABELS.get(event.action, event.action)),
        actor=str(ACTOR_KIND_LABELS.get(event.actor, event.actor)),
        who=names[event.person_id] if names_actor(event, sees=sees) else "",
        about=names[about] if about and not by_themselves else "",
        report_id=_number(event, "report"),
        reason=reason_of(event),
        changes=tuple(_changes(event, whole=whole)),
        is_public=event.is_public,
    )


def _changes(event: AuditEvent, *, whole: bool) -> Iterator[Change]:
    before, after = told(event.before, whole=whole), told(event.after, whole=whole)
    for name in dict.fromkeys([*before, *after]):
        if name == "reason":
            continue
        was, now = before.get(name, ""), after.get(name, "")
        if was != now or event.action == AuditAction.BOARD_MERGED:
            label = str(NAME_LABELS.get(name, name))
            yield Change(label, _in_words(name, was), _in_words(name, now))


def _in_words(name: str, value: str) -> str:
    for labels in WORDS_OF.get(name, ()):
        if value in labels:
            return str(labels[value])
    return {"True": _("yes"), "False": _("no")}.get(value, value)


def _number(event: AuditEvent, kind: str) -> int | None:
    """The id in a subject like `report:12`, when it is of this kind."""
    found, _colon, number = event.subject.partition(":")
    return int(number) if found == kind and number.isascii() and number.isdigit() else None
