"""What was done on a board's smells, and by whom: for its maintainers, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from leaderboards.models import Board
from leaderboards.people_names import names_of_people
from leaderboards.vocabulary import ActorKind
from smells.desk import HINTS, OURS
from smells.models import ReportEvent

PEOPLE = (ActorKind.PERSON, ActorKind.MAINTAINER, ActorKind.CURATOR)


@dataclass(frozen=True)
class Done:
    """`name` is the person's, empty where none acted."""

    event: ReportEvent
    name: str = ""


def events_on(board: Board, *, by_people: bool = False) -> QuerySet[ReportEvent]:
    """Events of the reports that its maintainers may know of; suspicions of ours are not."""
    known = Q(report__opened_at__isnull=False) | Q(report__held_until__isnull=False)
    known |= Q(report__rule_id__in=HINTS) | Q(person__isnull=False)
    events = ReportEvent.objects.filter(known, report__board=board, report__source__in=OURS)
    if by_people:
        events = events.filter(actor__in=PEOPLE)
    return events.select_related("report", "check_seen").order_by("-at", "-pk")


def with_names(events: Sequence[ReportEvent]) -> list[Done]:
    """Each with the name of who did it, by one query for all."""
    names = names_of_people(event.person_id for event in events if event.person_id)
    return [Done(event, names[event.person_id] if event.person_id else "") for event in events]
