"""Findings against reports: what a check saw moves them. The only writer of report states.

lifecycle.py decides, without a database; here its decisions are written down.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.models import Check
from crawler.outages import TakenBack
from crawler.storable import storable
from leaderboards.models import Board
from leaderboards.vocabulary import ReportSource, ReportState, Smell
from smells import lifecycle
from smells.detectors import DETECTORS
from smells.engine import NETWORK_WAS_DOWN, Answer
from smells.fingerprint import address_key, fingerprint
from smells.lifecycle import Reason, Sightings, Standing, Step
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

    @property
    def basis(self) -> str:
        """What the sightings that are counted together must share."""
        shared = self.finding.values.get(self.rule.same) if self.rule.same else ""
        return str(storable(shared or ""))[:100]


def sightings_in(answers: Iterable[Answer], *, speed: int = 1) -> dict[str, Sighting]:
    """All findings by fingerprint; one caused by an incident is the incident's, not the board's."""
    found: dict[str, Sighting] = {}
    for answer in answers:
        confirmation = answer.rule.confirmation
        if speed > 1:
            confirmation = confirmation.sped_up(speed)
        for finding in answer.findings():
            if finding.incident:
                continue
            mark = fingerprint(answer.rule.id, finding)
            found.setdefault(mark, Sighting(answer.rule, finding, confirmation, mark))
    return found


def cleared_in(answers: Collection[Answer]) -> set[tuple[str, str, str]]:
    """Rule id, address and part that were judged and are in order; "" is the whole address.

    So is an address that surely shows nothing of the rule's kind any more, unless the board's
    page itself is missing there: a page that says “not found” proves no repair.
    """
    cleared = {
        (answer.rule.id, address_key(url), "") for answer in answers for url in answer.cleared()
    }
    missing = {
        address_key(finding.at)
        for answer in answers
        if answer.rule.smell is Smell.MISSING
        for finding in answer.findings()
        if not finding.part
    }
    cleared |= {
        (answer.rule.id, place, "")
        for answer in answers
        for place in map(address_key, answer.without())
        if place not in missing
    }
    return cleared | {
        (answer.rule.id, address_key(url), storable(part))
        for answer in answers
        for url, part in answer.parts()
    }


def untold_in(answers: Iterable[Answer]) -> set[tuple[str, str, str]]:
    """Rule id, address and part that nobody could judge, though the address is cleared."""
    return {
        (answer.rule.id, address_key(url), storable(part))
        for answer in answers
        for url, part in answer.untold()
    }


def reconcile(board: Board, answers: list[Answer], check: Check) -> list[ReportEvent]:
    """Bring the board's reports up to what was seen; returns what moved.

    Must run inside the transaction that stores `check`. A report whose address could not be
    judged this time stays exactly as it is; when our own network was down, all of them do.
    """
    if any(answer.outcome == NETWORK_WAS_DOWN for answer in answers):
        return []
    seen = sightings_in(answers, speed=SAMPLE_CLOCK if board.is_sample else 1)
    held = _held(board)
    events: list[ReportEvent] = []
    for mark, sighting in seen.items():
        events += _see(board, held.get(mark), sighting, check)
    unseen = [report for mark, report in held.items() if mark not in seen]
    if not unseen:
        return events
    asked, cleared = {answer.rule.id for answer in answers}, cleared_in(answers)
    untold = untold_in(answers)
    places = {address_key(location.url) for location in board.locations.all()}
    for report in unseen:
        place = address_key(report.url)
        if report.rule_id not in asked:
            events += _clear(report, check, Reason.RULE_WITHDRAWN)
        elif place not in places:
            events += _clear(report, check, Reason.ADDRESS_WITHDRAWN)
        elif (report.rule_id, place, report.part) not in untold and not cleared.isdisjoint(
            ((report.rule_id, place, ""), (report.rule_id, place, report.part))
        ):
            events += _clear(report, check, Reason.NO_LONGER_DETECTED)
    return events


def take_back(taken: TakenBack, *, at: datetime) -> list[ReportEvent]:
    """Undo what was counted on reports because of something that many boards showed together.

    Its events name no check: it was none of the board's own.
    """
    counted = Report.objects.select_for_update().filter(
        source=ReportSource.RECHECK,
        board__in=taken.since,
        last_counted_at__gte=min(taken.since.values()),
    )
    events: list[ReportEvent] = []
    for report in counted.order_by("pk"):
        since = taken.since[report.board_id or 0]
        if report.last_counted_at < since or not taken.covers(report.url):
            continue
        confirmed = report.events.filter(reason=Reason.CONFIRMED.value, at__gte=since).exists()
        before = _standing(report)
        step = lifecycle.take_back(before, confirmed_lately=confirmed)
        if step.after != before:
            report.opened_at = report.opened_at if step.after.was_public else None
            events += _take(report, step, at, None, {})
    return events


def _held(board: Board) -> dict[str, Report]:
    reports = Report.objects.select_for_update().filter(board=board, source=ReportSource.RECHECK)
    return {report.fingerprint: report for report in reports}


def _see(
    board: Board, report: Report | None, sighting: Sighting, check: Check
) -> list[ReportEvent]:
    when = sighting.finding.seen_at or check.at
    step = lifecycle.see(
        _standing(report) if report else None,
        sighting.confirmation,
        sighting.rule.confidence,
        now=when,
        basis=sighting.basis,
    )
    if step.after.state is ReportState.FALSE_POSITIVE:
        return []
    report = report or _new_report(board, sighting, when)
    if step.after.state is not ReportState.RESOLVED:
        report.last_seen_at = when
        report.values = storable(dict(sighting.finding.values))
    return _take(report, step, check.at, check, sighting.finding.values)


def _clear(report: Report, check: Check, reason: Reason) -> list[ReportEvent]:
    standing = _standing(report)
    step = lifecycle.clear(standing, reason)
    return [] if step.after == standing else _take(report, step, check.at, check, {})


def _standing(report: Report) -> Standing:
    counted = None
    if report.counting_since:
        counted = Sightings(
            report.sightings, report.counting_since, report.last_counted_at, report.counted_on
        )
    return Standing(ReportState(report.state), report.opened_at is not None, counted)


def _new_report(board: Board, sighting: Sighting, when: datetime) -> Report:
    return Report(
        board=board,
        rule_id=sighting.rule.id,
        smell=sighting.rule.smell.value,
        entity=(sighting.finding.entity or sighting.rule.entity).value,
        fingerprint=sighting.fingerprint,
        url=sighting.finding.at,
        part=storable(sighting.finding.part),
        first_seen_at=when,
        last_counted_at=when,
    )


def _take(
    report: Report, step: Step, at: datetime, check: Check | None, evidence: Mapping[str, Any]
) -> list[ReportEvent]:
    """Write a step: where the report stands now, and an event for each move."""
    after, counted = step.after, step.after.counted
    report.state = after.state.value
    report.sightings = counted.count if counted else 0
    report.counting_since = counted.first_at if counted else None
    report.counted_on = counted.basis if counted else ""
    if counted:
        report.last_counted_at = counted.last_counted_at
    if after.was_public and report.opened_at is None:
        report.opened_at = at
    if after.state is not ReportState.RESOLVED:
        report.resolved_at = None
    elif step.events:
        report.resolved_at = at
    report.save()
    return [_event(report, moved, at, check, evidence) for moved in step.events]


def _event(
    report: Report,
    moved: lifecycle.Moved,
    at: datetime,
    check: Check | None,
    evidence: Mapping[str, Any],
) -> ReportEvent:
    return ReportEvent.objects.create(
        report=report,
        at=at,
        actor=ACTOR,
        from_state=moved.before.value if moved.before else "",
        to_state=moved.after.value,
        reason=moved.reason.value,
        evidence=storable(dict(evidence)),
        check_seen=check,
    )


def soonest_look(board: Board, *, now: datetime) -> datetime | None:
    """When a sighting of a pending suspicion would next count; None when none is pending.

    A time that is already here means that the address could not be judged just now. Then the
    regular interval is soon enough: asking again at once would only press on whoever refused us.
    """
    times = [
        lifecycle.next_look(counted, DETECTORS[report.rule_id].rule.confirmation, now=now)
        for report in Report.objects.counting().filter(board=board)
        if report.rule_id in DETECTORS and (counted := _standing(report).counted)
    ]
    return min((when for when in times if when > now), default=None)
