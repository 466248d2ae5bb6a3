"""Findings against reports: `plan` decides (pure), `apply` writes (the only writer of states)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.models import Check
from leaderboards.identity import canonical_url
from leaderboards.models import Board
from leaderboards.vocabulary import ReportSource, ReportState
from smells.engine import Answer
from smells.fingerprint import fingerprint
from smells.lifecycle import Move, Sightings, is_confirmed, move
from smells.models import Report, ReportEvent
from smells.outcome import Finding
from smells.rule import Confirmation, Rule

ACTOR = "recheck"
SAMPLE_CLOCK = 86_400  # on a sample board one second stands for a day


@dataclass(frozen=True)
class Sighting:
    """A finding with the rule it came from and how that rule is confirmed on this board."""

    rule: Rule
    finding: Finding
    confirmation: Confirmation
    fingerprint: str


def sightings_in(answers: Iterable[Answer], *, speed: int = 1) -> dict[str, Sighting]:
    """All findings by fingerprint; one caused by an incident is the incident's, not the board's."""
    found: dict[str, Sighting] = {}
    for answer in answers:
        confirmation = answer.rule.confirmation.sped_up(speed)
        for finding in answer.findings():
            if finding.incident:
                continue
            mark = fingerprint(answer.rule.id, finding)
            found.setdefault(mark, Sighting(answer.rule, finding, confirmation, mark))
    return found


def cleared_in(answers: Iterable[Answer]) -> set[tuple[str, str]]:
    """Pairs of rule id and canonical address that were judged and are in order."""
    return {(answer.rule.id, canonical_url(url)) for answer in answers for url in answer.cleared()}


def reconcile(board: Board, answers: list[Answer], check: Check) -> list[ReportEvent]:
    """Bring the board's reports up to what was seen; returns what moved.

    Must run inside the transaction that stores `check`. A report whose address could not be
    judged this time stays exactly as it is.
    """
    speed = SAMPLE_CLOCK if board.is_sample else 1
    seen = sightings_in(answers, speed=speed)
    cleared = cleared_in(answers)
    events: list[ReportEvent] = []
    held = {
        report.fingerprint: report
        for report in Report.objects.select_for_update().filter(
            board=board, source=ReportSource.RECHECK
        )
    }
    for mark, sighting in seen.items():
        events += _see(board, held.get(mark), sighting, check)
    looked_at = {canonical_url(page["url"]) for page in check.observation["pages"]}
    for mark, report in held.items():
        place = canonical_url(report.url)
        if mark in seen:
            continue
        if place not in looked_at:
            events += _clear(report, check, "address-withdrawn")
        elif (report.rule_id, place) in cleared:
            events += _clear(report, check, "no-longer-detected")
    return events


def _see(
    board: Board, report: Report | None, sighting: Sighting, check: Check
) -> list[ReportEvent]:
    if report is None:
        return _suspect(board, sighting, check)
    if report.state == ReportState.FALSE_POSITIVE:
        return []
    report.last_seen_at = check.at
    report.values = dict(sighting.finding.values)
    if report.state == ReportState.RESOLVED:
        return _return(report, sighting, check)
    counted = Sightings(report.sightings, report.first_seen_at, report.last_counted_at).and_now(
        check.at, sighting.confirmation
    )
    report.sightings, report.last_counted_at = counted.count, counted.last_counted_at
    return _confirm_when_due(report, counted, sighting, check)


def _suspect(board: Board, sighting: Sighting, check: Check) -> list[ReportEvent]:
    report = Report(
        board=board,
        rule_id=sighting.rule.id,
        smell=sighting.rule.smell.value,
        entity=(sighting.finding.entity or sighting.rule.entity).value,
        state=move(None, Move.SUSPECT).value,
        fingerprint=sighting.fingerprint,
        url=sighting.finding.at,
        values=dict(sighting.finding.values),
        sightings=1,
        first_seen_at=check.at,
        last_counted_at=check.at,
        last_seen_at=check.at,
    )
    report.save()
    first = _event(report, "", "first-seen", check, sighting.finding.values)
    counted = Sightings(1, check.at, check.at)
    return [first, *_confirm_when_due(report, counted, sighting, check)]


def _return(report: Report, sighting: Sighting, check: Check) -> list[ReportEvent]:
    """What was resolved is seen again: its count starts anew."""
    before = report.state
    report.state = move(ReportState.RESOLVED, Move.RETURN).value
    report.resolved_at = None
    report.first_seen_at = report.last_counted_at = check.at
    report.sightings = 1
    report.save()
    again = _event(report, before, "seen-again", check, sighting.finding.values)
    counted = Sightings(1, check.at, check.at)
    return [again, *_confirm_when_due(report, counted, sighting, check)]


def _confirm_when_due(
    report: Report, counted: Sightings, sighting: Sighting, check: Check
) -> list[ReportEvent]:
    waiting = report.state == ReportState.SUSPECTED
    if not (waiting and is_confirmed(counted, sighting.confirmation, sighting.rule.confidence)):
        report.save()
        return []
    before = report.state
    # A smell that was public before and came back is reopened, with its history.
    was_open = report.opened_at is not None
    confirmed = move(ReportState.SUSPECTED, Move.CONFIRM)
    report.state = (ReportState.REOPENED if was_open else confirmed).value
    report.opened_at = report.opened_at or check.at
    report.save()
    return [_event(report, before, "confirmed", check, sighting.finding.values)]


def _clear(report: Report, check: Check, reason: str) -> list[ReportEvent]:
    ended = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)
    if report.state in ended:
        return []
    before = report.state
    report.state = move(ReportState(before), Move.CLEAR).value
    report.resolved_at = check.at
    report.save()
    # An unconfirmed suspicion that went away was never a public smell.
    lifted = before == ReportState.SUSPECTED
    return [_event(report, before, "suspicion-lifted" if lifted else reason, check, {})]


def _event(report: Report, before: str, reason: str, check: Check, evidence: Any) -> ReportEvent:
    return ReportEvent.objects.create(
        report=report,
        at=check.at,
        actor=ACTOR,
        from_state=before,
        to_state=report.state,
        reason=reason,
        evidence=dict(evidence),
        check_seen=check,
    )


def soonest_look(board: Board, *, now: datetime) -> datetime | None:
    """When a pending suspicion of this board can next be counted; None without one."""
    from smells.detectors import DETECTORS

    speed = SAMPLE_CLOCK if board.is_sample else 1
    pending = Report.objects.filter(board=board, state=ReportState.SUSPECTED, source="recheck")
    times = [
        report.last_counted_at + DETECTORS[report.rule_id].rule.confirmation.sped_up(speed).apart
        for report in pending
        if report.rule_id in DETECTORS
    ]
    return max(min(times), now) if times else None
