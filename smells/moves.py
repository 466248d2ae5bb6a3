"""People move a report: one row, locked; its event and the audit's, in one transaction.

What they may is decided in moves_of_people.py; here it is asked, written down and worded.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from crawler.storable import storable
from leaderboards.permissions import Standing
from leaderboards.vocabulary import AcceptReason, ActorKind, ReportSource
from smells.detectors import DETECTORS
from smells.embargo import hold_on, is_judgement
from smells.lifecycle import Move, NotAllowed
from smells.models import Report, ReportEvent
from smells.move_labels import REFUSAL_LABELS
from smells.moves_of_people import ACTION_OF, NEEDS_WORDS, Actor, Case, Refusal, refusal, take
from smells.passing_time import open_if_due, was_seen_last
from smells.report_steps import Cause, mark_of, note, standing_of, write
from smells.rule import Confidence

__all__ = [
    "ACCEPTED_FOR",
    "LONGEST_TEXT",
    "Acceptance",
    "Move",
    "Mover",
    "NotAllowed",
    "move_report",
    "move_reports",
    "possible_moves",
    "why_not",
]

ACCEPTED_FOR = (30, 90, 365)  # days; then the maintainers are asked again
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Mover:
    """Who acts, as what, and all that they are to the board (`people.standings`).

    Without a person it is the board's own leaderboard.yml that speaks, as a maintainer.
    """

    kind: ActorKind
    person: User | None
    standings: frozenset[Standing]

    @property
    def actor(self) -> Actor:
        return Actor(self.kind, self.person.pk if self.person else None, self.standings)


@dataclass(frozen=True)
class Acceptance:
    """Why maintainers live with it, and for how many days; a file may name any number to 365."""

    reason: AcceptReason
    days: int


def possible_moves(report: Report, mover: Mover) -> tuple[Move, ...]:
    """What this person may do to it now, in a fixed order. No query."""
    case, actor = _case(report), mover.actor
    if report.is_of_study:
        return ()
    return tuple(what for what in ACTION_OF if refusal(case, what, actor) is None)


def why_not(code: str) -> str:
    """Why somebody may not, in the reader's language."""
    return str(REFUSAL_LABELS[code])


def move_report(
    report_id: int,
    move: Move,
    *,
    by: Mover,
    now: datetime,
    text: str = "",
    acceptance: Acceptance | None = None,
) -> ReportEvent:
    """Raises NotAllowed, whose code `why_not` words; then nothing was changed."""
    text = str(storable(text.strip()))[:LONGEST_TEXT]
    with transaction.atomic():
        report = _locked(report_id)
        case = _case(report)
        why = refusal(case, move, by.actor) or _unsaid(move, by, text, acceptance)
        if why:
            raise NotAllowed(why)
        return _moved(report, case, move, by, Said(now, text, acceptance))


def move_reports(
    report_ids: Iterable[int],
    move: Move,
    *,
    by: Mover,
    now: datetime,
    text: str = "",
    acceptance: Acceptance | None = None,
) -> list[tuple[int, ReportEvent | NotAllowed]]:
    """Each by itself: what is refused keeps none of the others from moving."""
    results: list[tuple[int, ReportEvent | NotAllowed]] = []
    for report_id in sorted(set(report_ids)):
        try:
            event = move_report(report_id, move, by=by, now=now, text=text, acceptance=acceptance)
        except NotAllowed as refused:
            results.append((report_id, refused))
        else:
            results.append((report_id, event))
    return results


@dataclass(frozen=True)
class Said:
    """When, and in which words."""

    now: datetime
    text: str
    acceptance: Acceptance | None


def _locked(report_id: int) -> Report:
    reports = Report.objects.select_for_update(of=("self",)).exclude(source=ReportSource.STUDY)
    report = reports.select_related("board").filter(pk=report_id).first()
    if report is None:
        raise NotAllowed(Refusal.NOT_THERE)
    return report


def _case(report: Report) -> Case:
    detector = DETECTORS.get(report.rule_id)
    standing = standing_of(report)
    return Case(
        replace(standing, mark=standing.mark or mark_of(report)),
        is_hint=detector is not None and detector.rule.confidence is Confidence.HINT,
        is_of_reader=report.source == ReportSource.READER,
        disputed_by=report.disputed_by_id,
    )


def _unsaid(move: Move, by: Mover, text: str, acceptance: Acceptance | None) -> Refusal | None:
    """What has to be said with it."""
    if move in NEEDS_WORDS and by.person and not text:
        return Refusal.NEEDS_WORDS
    if move is Move.ACCEPT:
        days = acceptance.days if acceptance else 0
        may_be = days in ACCEPTED_FOR if by.person else 1 <= days <= max(ACCEPTED_FOR)
        return None if may_be else Refusal.NEEDS_AN_END
    return None


def _moved(report: Report, case: Case, move: Move, by: Mover, said: Said) -> ReportEvent:
    board, before = report.board, report.state
    is_seen = report.held_until is not None and was_seen_last(report)
    hold = hold_on(board) if board and is_judgement(report.smell) else None
    step = take(case, move, kind=by.kind, now=said.now, hold=hold)
    if move is Move.DISPUTE:
        report.disputed_by = by.person
    evidence: dict[str, object] = {}
    if move is Move.ACCEPT and said.acceptance:
        report.accepted_reason = said.acceptance.reason.value
        report.accepted_until = said.now.date() + timedelta(days=said.acceptance.days)
        evidence = {
            "accepted_reason": report.accepted_reason,
            "accepted_until": report.accepted_until.isoformat(),
        }
    if move is Move.DISMISS:
        evidence = {"evidence_mark": step.after.decided_on}
    cause = Cause(by.kind, said.now, person=by.person, evidence=evidence, text=said.text)
    (event,) = write(report, step, cause)
    note(event, before=before)
    open_if_due(report, now=said.now, is_seen=is_seen)
    return event
