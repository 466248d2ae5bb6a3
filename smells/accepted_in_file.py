"""Smells that a board's leaderboard.yml accepts: moved as its maintainers would move them.

A file never calls a smell false; that takes people. An entry that was read before new evidence, or
before somebody's decision, does not overrule it; one that was changed afterwards does, but after
new evidence no sooner than a week after the file accepted the report last.
"""

import logging
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from crawler.maintainer_file import Accepted, MaintainerFile
from crawler.maintainer_file_places import NAME
from leaderboards.models import Board
from leaderboards.permissions import Standing
from leaderboards.vocabulary import ActorKind, ReportState
from smells.accepted_entries import digest_of, fits, is_at
from smells.lifecycle import Move, NotAllowed, Reason
from smells.models import Report, ReportEvent
from smells.moves import Acceptance, Mover, move_report

logger = logging.getLogger(__name__)
THE_FILE = Mover(ActorKind.MAINTAINER, None, frozenset({Standing.OWNER}))
AGAIN = timedelta(days=7)  # else changing words would keep all new evidence out of sight
# Somebody else saw the smell as well: that is what the entry accepts.
_ONLY_CONFIRMS = (Reason.HINT_CONFIRMED, Reason.READER_CONFIRMED)
_ACCEPTABLE = (
    ReportState.OPEN.value,
    ReportState.REOPENED.value,
    ReportState.ACKNOWLEDGED.value,
    ReportState.SUSPECTED.value,
)


def apply_accepted(
    board: Board, said: MaintainerFile | None, *, since: Mapping[str, str], at: datetime
) -> list[ReportEvent]:
    """Accept what the file accepts, and end what it accepted and does not any more.

    `since`: when each entry was first read, by its digest.
    """
    entries = said.accepted if said else ()
    events: list[ReportEvent] = []
    for report in Report.objects.filter(board=board, state=ReportState.ACCEPTED).order_by("pk"):
        entry = entry_for(report, entries)
        if _is_of_the_file(report) and not _still_holds(report, entry):
            events += _moved(report, Move.END_ACCEPTANCE, at, text=f"{NAME}: –")
    for report in _acceptable(board) if entries else ():
        entry = entry_for(report, entries)
        if entry and _may_accept(report, since.get(digest_of(entry), ""), at=at):
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


def _may_accept(report: Report, first_read: str, *, at: datetime) -> bool:
    """Whether an entry first read then overrules nothing since the smell was last gone."""
    events = list(report.events.all())
    gone = [place for place, event in enumerate(events) if event.to_state == ReportState.RESOLVED]
    events = events[gone[-1] + 1 :] if gone else events
    decided = [event.at for event in events if _decides(event)]
    if decided and (not first_read or datetime.fromisoformat(first_read) <= max(decided)):
        return False
    by_file = [
        place
        for place, event in enumerate(events)
        if event.to_state == ReportState.ACCEPTED and event.person_id is None
    ]
    if not by_file or events[by_file[-1]].at + AGAIN <= at:
        return True
    return all(event.reason != Reason.NEW_EVIDENCE for event in events[by_file[-1] :])


def _decides(event: ReportEvent) -> bool:
    """Whether an entry that was there before does not count any more."""
    is_new_evidence = event.reason == Reason.NEW_EVIDENCE
    return is_new_evidence or (event.person_id is not None and event.reason not in _ONLY_CONFIRMS)


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
