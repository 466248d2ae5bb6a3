"""Findings against reports: what a check saw moves them.

moves_of_looks.py decides, without a database; report_steps.py writes its decisions down.
"""

from datetime import datetime, timedelta

from crawler.models import Check
from crawler.outages import TakenBack
from crawler.storable import storable
from leaderboards.models import Board
from leaderboards.vocabulary import ActorKind, ReportSource, ReportState
from smells import moves_of_looks
from smells.counting import next_look
from smells.detectors import DETECTORS
from smells.embargo import hold_on, is_judgement
from smells.engine import NETWORK_WAS_DOWN, Answer
from smells.fingerprint import address_key
from smells.lifecycle import Reason, Standing, Step
from smells.models import Report, ReportEvent
from smells.report_steps import Cause, note, standing_of, write
from smells.samples_clock import speed_of
from smells.sightings import Sighting, cleared_in, removed_in, sightings_in, untold_in

# What made a report public, or would have but for the time its maintainers get.
CONFIRMING = (Reason.CONFIRMED.value, Reason.HELD.value, Reason.NEW_EVIDENCE.value)


def reconcile(board: Board, answers: list[Answer], check: Check) -> list[ReportEvent]:
    """Bring the board's reports up to what was seen; returns what moved.

    Must run inside the transaction that stores `check`. A report whose address could not be
    judged this time stays exactly as it is; when our own network was down, all of them do.
    """
    if any(answer.outcome == NETWORK_WAS_DOWN for answer in answers):
        return []
    seen = sightings_in(answers, speed=speed_of(board))
    held = _held(board)
    judged = any(is_judgement(sighting.rule.smell.value) for sighting in seen.values())
    hold = hold_on(board) if judged else None
    events: list[ReportEvent] = []
    for mark, sighting in seen.items():
        events += _see(board, held.get(mark), sighting, check, hold)
    unseen = [report for mark, report in held.items() if mark not in seen]
    return events + _clear_unseen(board, unseen, answers, check)


def _clear_unseen(
    board: Board, unseen: list[Report], answers: list[Answer], check: Check
) -> list[ReportEvent]:
    if not unseen:
        return []
    asked, cleared = {answer.rule.id for answer in answers}, cleared_in(answers)
    untold, removed = untold_in(answers), removed_in(answers)
    places = {address_key(location.url) for location in board.locations.all()}
    events: list[ReportEvent] = []
    for report in unseen:
        place = address_key(report.url)
        whole, part = (report.rule_id, place, ""), (report.rule_id, place, report.part)
        if report.rule_id not in asked:
            events += _clear(report, check, Reason.RULE_WITHDRAWN)
        elif place not in places:
            events += _clear(report, check, Reason.SUPERSEDED)
        elif part not in untold and not cleared.isdisjoint((whole, part)):
            is_removed = whole in removed
            reason = Reason.REMOVED_BY_OWNER if is_removed else Reason.NO_LONGER_DETECTED
            events += _clear(report, check, reason)
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
        if report.last_counted_at < since or not taken.covers(report.rule_id, report.url):
            continue
        confirmed = report.events.filter(reason__in=CONFIRMING, at__gte=since).first()
        before = standing_of(report)
        step = moves_of_looks.take_back(
            before,
            confirmed_lately=confirmed is not None,
            dismissed_on=_dismissed_on(report, confirmed),
        )
        if step.after != before:
            report.opened_at = report.opened_at if step.after.was_public else None
            events += _write(report, step, Cause(ActorKind.RECHECK, at), before)
    return events


def _dismissed_on(report: Report, confirmed: ReportEvent | None) -> str:
    """The evidence on which it had been called false, if it came back from that."""
    if confirmed is None or confirmed.from_state != ReportState.FALSE_POSITIVE:
        return ""
    dismissed = report.events.filter(to_state=ReportState.FALSE_POSITIVE).last()
    return str(dismissed.evidence.get("evidence_mark", "")) if dismissed else ""


def _held(board: Board) -> dict[str, Report]:
    """In one order, so that two who lock several of them do not wait for each other."""
    reports = Report.objects.select_for_update().filter(board=board, source=ReportSource.RECHECK)
    return {report.fingerprint: report for report in reports.order_by("pk")}


def _see(
    board: Board, report: Report | None, sighting: Sighting, check: Check, hold: timedelta | None
) -> list[ReportEvent]:
    when = sighting.finding.seen_at or check.at
    before = standing_of(report) if report else None
    step = moves_of_looks.see(before, sighting.look(when, hold))
    report = report or _new_report(board, sighting, when)
    if _shows(step.after):
        report.last_seen_at = when
        report.values = storable(dict(sighting.finding.values))
    elif step.after == before:
        return []
    seen = Cause(ActorKind.RECHECK, check.at, check=check, evidence=sighting.finding.values)
    return _write(report, step, seen, before)


def _shows(standing: Standing) -> bool:
    """What waits to be confirmed anew goes on showing itself as it was left or decided."""
    if standing.state in (ReportState.FALSE_POSITIVE, ReportState.ACCEPTED):
        return standing.mark == standing.decided_on
    return standing.state is not ReportState.RESOLVED


def _clear(report: Report, check: Check, reason: Reason) -> list[ReportEvent]:
    standing = standing_of(report)
    step = moves_of_looks.clear(standing, reason)
    if step.after == standing:
        return []
    return _write(report, step, Cause(ActorKind.RECHECK, check.at, check=check), standing)


def _write(report: Report, step: Step, cause: Cause, before: Standing | None) -> list[ReportEvent]:
    """Write a step; what the public saw change is in the board's timeline, too."""
    events = write(report, step, cause)
    was_public = before is not None and before.was_public
    if was_public or step.after.was_public:
        for event in events:
            if event.from_state != event.to_state:
                note(event, before=event.from_state, was_public=was_public)
    return events


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


def soonest_look(board: Board, *, now: datetime) -> datetime | None:
    """When a sighting of a pending suspicion would next count; None when none is pending.

    A time that is already here means that the address could not be judged just now. Then the
    regular interval is soon enough: asking again at once would only press on whoever refused us.
    """
    times = [
        next_look(counted, DETECTORS[report.rule_id].rule.confirmation, now=now)
        for report in Report.objects.counting().filter(board=board)
        if report.rule_id in DETECTORS and (counted := standing_of(report).counted)
    ]
    return min((when for when in times if when > now), default=None)
