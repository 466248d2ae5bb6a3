"""Who moved a report, in which role, and what they said; and what people set aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from leaderboards.people_labels import ACCEPT_REASON_LABELS
from leaderboards.people_names import names_of_people
from leaderboards.vocabulary import ActorKind, ReportState
from smells.lifecycle import Reason
from smells.models import Report, ReportEvent

register = template.Library()

# What a maintainer or a curator decided, by the state it led to.
_DECISIONS = {
    ReportState.ACCEPTED.value: Reason.ACCEPTED.value,
    ReportState.FALSE_POSITIVE.value: Reason.DISMISSED.value,
}
_PEOPLE = (ActorKind.PERSON.value, ActorKind.MAINTAINER.value, ActorKind.CURATOR.value)


@dataclass(frozen=True)
class Told:
    """An event with the name of the person; "" where the site itself did it."""

    event: ReportEvent
    name: str

    @property
    def is_of_person(self) -> bool:
        return self.event.actor in _PEOPLE

    @property
    def has_evidence(self) -> bool:
        """What was seen; what people decided is told in words."""
        return bool(self.event.evidence) and not self.is_of_person


@dataclass(frozen=True)
class SetAside:
    """A report that people accepted or called false, with that decision, where it is known."""

    report: Report
    decision: Told | None


@register.filter
def told(events: Iterable[ReportEvent]) -> list[Told]:
    """The events with the names of those who moved the report, by one query for all."""
    events = list(events)
    names = names_of_people(event.person_id for event in events if event.actor in _PEOPLE)
    return [Told(event, _name(event, names)) for event in events]


def _name(event: ReportEvent, names: dict[int | None, str]) -> str:
    if event.actor not in _PEOPLE:
        return ""
    # Without a person a maintainer is the board's own file.
    is_file = event.person_id is None and event.actor == ActorKind.MAINTAINER
    return _("in leaderboard.yml") if is_file else names[event.person_id]


@register.filter
def set_aside(reports: Iterable[Report]) -> list[SetAside]:
    """Those of these reports that people accepted or called false, in two queries, if any."""
    chosen = [report for report in reports if report.state in _DECISIONS]
    if not chosen:
        return []
    decided = ReportEvent.objects.filter(report__in=chosen, reason__in=_DECISIONS.values())
    newest = {each.event.report_id: each for each in told(decided.order_by("at", "pk"))}
    return [SetAside(report, newest.get(report.pk)) for report in chosen]


@register.filter
def accept_reason(reason: str) -> Promise | str:
    return ACCEPT_REASON_LABELS.get(reason, reason)
