"""Where a report stands, read from its row; and the only way by which a step is written to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from crawler.models import Check
from crawler.storable import storable
from leaderboards import audit
from leaderboards.audit_actions import AuditAction
from leaderboards.vocabulary import ActorKind, ReportState
from smells.counting import Sightings
from smells.detectors import DETECTORS
from smells.evidence_mark import evidence_mark
from smells.lifecycle import Moved, Standing, Step
from smells.models import Report, ReportEvent


@dataclass(frozen=True)
class Cause:
    """Who moved it, when, in which check, on which evidence, and what they said."""

    actor: ActorKind
    at: datetime
    person: User | None = None
    check: Check | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""


def standing_of(report: Report) -> Standing:
    counted = None
    if report.counting_since:
        counted = Sightings(
            report.sightings, report.counting_since, report.last_counted_at, report.counted_on
        )
    return Standing(
        ReportState(report.state),
        report.opened_at is not None,
        counted,
        mark=report.evidence_mark,
        decided_on=report.decided_on,
        held_until=report.held_until,
        fix_claimed_at=report.fix_claimed_at,
    )


def mark_of(report: Report) -> str:
    """The mark of the evidence its page shows, as far as a rule stands behind it."""
    detector = DETECTORS.get(report.rule_id)
    return evidence_mark(detector.rule, report.values) if detector else ""


def write(report: Report, step: Step, cause: Cause) -> list[ReportEvent]:
    """Where the report stands now, and an event for each move."""
    after, counted = step.after, step.after.counted
    report.state = after.state.value
    report.sightings = counted.count if counted else 0
    report.counting_since = counted.first_at if counted else None
    report.counted_on = counted.basis if counted else ""
    if counted:
        report.last_counted_at = counted.last_counted_at
    report.evidence_mark, report.decided_on = after.mark, after.decided_on
    report.held_until, report.fix_claimed_at = after.held_until, after.fix_claimed_at
    if after.state is not ReportState.DISPUTED:
        report.disputed_by = None
    if after.state is not ReportState.ACCEPTED:
        report.accepted_reason, report.accepted_until = "", None
    if after.was_public and report.opened_at is None:
        report.opened_at = cause.at
    if after.state is not ReportState.RESOLVED:
        report.resolved_at = None
    elif step.events:
        report.resolved_at = cause.at
    report.save()
    return [_event(report, moved, cause) for moved in step.events]


def _event(report: Report, moved: Moved, cause: Cause) -> ReportEvent:
    return ReportEvent.objects.create(
        report=report,
        at=cause.at,
        actor=cause.actor.value,
        person=cause.person,
        from_state=moved.before.value if moved.before else "",
        to_state=moved.after.value,
        reason=moved.reason.value,
        text=cause.text,
        evidence=storable(dict(cause.evidence)),
        check_seen=cause.check,
    )


def note(event: ReportEvent, *, before: str, was_public: bool = False) -> None:
    """Write a move into the audit log. What a look saw stays with the event alone."""
    report, told = event.report, event.evidence if event.actor != ActorKind.RECHECK else {}
    audit.record(
        AuditAction.REPORT_MOVED,
        at=event.at,
        actor=ActorKind(event.actor),
        person=event.person,
        board=report.board,
        subject=f"report:{report.pk}",
        reason=event.text or event.reason,
        before={"state": before},
        after={"state": event.to_state, "reason": event.reason, **told},
        is_public=was_public or report.opened_at is not None,
    )
