"""Smells that a board's leaderboard.yml accepts: moved as its maintainers would move them.

A file never calls a smell false; that takes people. Each version of it accepts a report once:
what was seen anew since, or what somebody decided since, is not overruled.
"""

import logging
from datetime import date, datetime

from crawler.maintainer_file import Accepted, MaintainerFile
from crawler.maintainer_file_places import NAME
from leaderboards.models import Board
from leaderboards.permissions import Standing
from leaderboards.vocabulary import ActorKind, ReportState
from smells.accepted_entries import fits, is_at
from smells.lifecycle import Move, NotAllowed
from smells.models import Report, ReportEvent
from smells.moves import Acceptance, Mover, move_report

logger = logging.getLogger(__name__)
THE_FILE = Mover(ActorKind.MAINTAINER, None, frozenset({Standing.OWNER}))
_ACCEPTABLE = (
    ReportState.OPEN.value,
    ReportState.REOPENED.value,
    ReportState.ACKNOWLEDGED.value,
    ReportState.SUSPECTED.value,
)


def apply_accepted(
    board: Board, said: MaintainerFile | None, *, read_at: datetime | None, at: datetime
) -> list[ReportEvent]:
    """Accept what the file accepts, and end what it accepted and does not any more."""
    entries = said.accepted if said else ()
    events: list[ReportEvent] = []
    for report in Report.objects.filter(board=board, state=ReportState.ACCEPTED).order_by("pk"):
        entry = entry_for(report, entries)
        if _is_of_the_file(report) and not _still_holds(report, entry):
            events += _moved(report, Move.END_ACCEPTANCE, at, text=f"{NAME}: –")
    for report in _acceptable(board) if entries else ():
        entry = entry_for(report, entries)
        if entry and not _was_accepted_already(report, read_at):
            days = (entry.until - at.date()).days
            how = Acceptance(entry.reason, days)
            events += _moved(report, Move.ACCEPT, at, text=told(entry), acceptance=how)
    return events


def told(entry: Accepted) -> str:
    """Where it says so, and in which words."""
    return f"{NAME}:{entry.line} {entry.text}".strip()


def entry_for(report: Report, entries: tuple[Accepted, ...]) -> Accepted | None:
    """The entry that accepts this report; of several, the one that holds longest."""
    fitting = [
        entry
        for entry in entries
        if fits(entry, rule_id=report.rule_id, smell=report.smell or "", entity=report.entity or "")
        and is_at(report.url, entry.where)
    ]
    return max(fitting, key=lambda entry: entry.until, default=None)


def _acceptable(board: Board) -> list[Report]:
    """Those that are public, or are kept from the public for their maintainers."""
    reports = Report.objects.filter(board=board, state__in=_ACCEPTABLE).order_by("pk")
    return [
        report
        for report in reports
        if report.state != ReportState.SUSPECTED or report.held_until is not None
    ]


def _still_holds(report: Report, entry: Accepted | None) -> bool:
    return entry is not None and _ends_on(report) == entry.until


def _ends_on(report: Report) -> date | None:
    return report.accepted_until


def _is_of_the_file(report: Report) -> bool:
    accepted = report.events.filter(to_state=ReportState.ACCEPTED).last()
    return accepted is not None and accepted.person_id is None


def _was_accepted_already(report: Report, read_at: datetime | None) -> bool:
    """By the file as it is now, since the smell was last gone."""
    last = report.events.filter(to_state=ReportState.ACCEPTED).last()
    if last is None or last.person_id is not None or read_at is None or last.at < read_at:
        return False
    return not report.events.filter(to_state=ReportState.RESOLVED, at__gt=last.at).exists()


def _moved(
    report: Report,
    move: Move,
    at: datetime,
    *,
    text: str,
    acceptance: Acceptance | None = None,
) -> list[ReportEvent]:
    try:
        return [move_report(report.pk, move, by=THE_FILE, now=at, text=text, acceptance=acceptance)]
    except NotAllowed as refused:
        logger.info("%s: %s is not possible: %s", report, move, refused.code)
        return []
