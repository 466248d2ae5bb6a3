"""What curators decide on readers' reports, and say of their absence. Each in one transaction.

A report that waits is locked and looked at again before it is decided, so that of two curators
the second is told what the first did. Those that joined it end with it, by the same words.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction

from crawler.storable import storable
from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.models import Board
from leaderboards.permissions import Action, Standing, may
from leaderboards.second_person import standings_to_judge
from leaderboards.vocabulary import ActorKind, ReportSource
from leaderboards.vocabulary import ReportState as State
from smells import reader_mail
from smells.embargo import hold_on, is_judgement
from smells.fingerprint import address_key
from smells.lifecycle import Move, Moved, Reason, Step
from smells.lifecycle import Standing as Stands
from smells.models import AwayNotice, PublicReport, Report
from smells.moves import Mover, move_report
from smells.public_report_states import PublicReportState
from smells.report_steps import Cause, write
from smells.same_reports import open_report_at


class Why(StrEnum):
    """Why something is not decided; `labels.NOT_DECIDED_LABELS` has the words."""

    DECIDED_ALREADY = "decided-already"
    NOT_A_CURATOR = "not-a-curator"
    OWN_BOARD = "own-board"
    OWN_REPORT = "own-report"
    NEEDS_A_REASON = "needs-a-reason"
    NEEDS_A_SMELL = "needs-a-smell"
    NOT_OPEN = "not-open"
    NOT_POSSIBLE = "not-possible"


class NotDecided(Exception):
    """Nothing was changed. `why` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Wording:
    """What is made public of a reader's report. A text that is empty is not said."""

    smell: str
    entity: str
    url: str
    text_en: str = ""
    text_zh: str = ""


@dataclass(frozen=True)
class Decider:
    """The curator, when, and what is told to the reader."""

    person: User
    now: datetime
    answer: str = ""

    def mover(self, board: Board | None) -> Mover:
        return Mover(
            ActorKind.CURATOR, self.person, standings_to_judge(self.person, board, now=self.now)
        )


def why_not(row: PublicReport, person: User, *, now: datetime) -> Why | None:
    """Why this curator may not decide it; None when nothing is against it."""
    held = standings_to_judge(person, row.board, now=now)
    if not may(held & {Standing.CURATOR}, Action.DECIDE_PUBLIC_REPORT):
        return Why.NOT_A_CURATOR
    if row.state != PublicReportState.WAITING:
        return Why.DECIDED_ALREADY
    if not held.isdisjoint({Standing.OWNER, Standing.EDITOR}):
        return Why.OWN_BOARD
    return Why.OWN_REPORT if row.reporter_id == person.pk else None


def confirm(row_id: int, wording: Wording, by: Decider) -> Report:
    """The reader is right: a report is made of it, or it joins the one that says the same."""
    with transaction.atomic():
        row = _locked(row_id, by)
        if row.is_objection:
            raise NotDecided(Why.NOT_POSSIBLE)
        if not wording.smell or not wording.entity:
            raise NotDecided(Why.NEEDS_A_SMELL)
        report = open_report_at(row.board, wording.smell, wording.entity, wording.url)
        report = report or _made(row, wording, by)
        _end(row, PublicReportState.CONFIRMED, by, report)
    return report


def join(row_id: int, report_id: int, by: Decider) -> Report:
    """The reader reports what is known: it joins that open report of the same board."""
    with transaction.atomic():
        row = _locked(row_id, by)
        report = row.board.reports.open().filter(pk=report_id).first()
        if row.is_objection or report is None:
            raise NotDecided(Why.NOT_OPEN)
        _end(row, PublicReportState.MERGED, by, report)
    return report


def reject(row_id: int, by: Decider) -> None:
    """The curator did not find it so. The reader is told why."""
    if not by.answer.strip():
        raise NotDecided(Why.NEEDS_A_REASON)
    with transaction.atomic():
        _end(_locked(row_id, by), PublicReportState.REJECTED, by, None)


def take_up(row_id: int, by: Decider, *, move: Move = Move.DISPUTE) -> None:
    """The curator shares a reader's doubt and disputes the report; another one then decides.

    With Move.VERIFY a report that a reader made is over, as the objection says. Raises
    lifecycle.NotAllowed where the report cannot be moved so any more.
    """
    with transaction.atomic():
        row = _locked(row_id, by)
        if not row.is_objection or row.about is None:
            raise NotDecided(Why.NOT_POSSIBLE)
        said = by.answer.strip() or row.description
        move_report(row.about.pk, move, by=by.mover(row.board), text=said, now=by.now)
        _end(row, PublicReportState.CONFIRMED, by, row.about)


def say_away(*, since: datetime, until: datetime, text_en: str, text_zh: str, by: Decider) -> None:
    """Tell everybody who waits that nothing is decided in this time. The newest word holds."""
    with transaction.atomic():
        notice = AwayNotice.objects.create(
            since=since, until=until, text_en=text_en, text_zh=text_zh, said_by=by.person
        )
        record(
            AuditAction.AWAY_SAID,
            at=by.now,
            actor=ActorKind.CURATOR,
            person=by.person,
            subject=f"away-notice:{notice.pk}",
            after={"since": since.isoformat(), "until": until.isoformat()},
            is_public=False,
        )


def end_away(by: Decider) -> int:
    """The curators are back. Returns how many notices ended."""
    with transaction.atomic():
        ended = AwayNotice.objects.filter(until__gt=by.now).update(until=by.now)
        if ended:
            record(
                AuditAction.AWAY_SAID,
                at=by.now,
                actor=ActorKind.CURATOR,
                person=by.person,
                subject="away-notice:all",
                after={"until": by.now.isoformat()},
                is_public=False,
            )
    return ended


def _locked(row_id: int, by: Decider) -> PublicReport:
    """The row, with its board locked as when reports come in, if this curator may decide it."""
    row = PublicReport.objects.filter(pk=row_id).first()
    if row is None:
        raise NotDecided(Why.DECIDED_ALREADY)
    Board.objects.select_for_update().get(pk=row.board_id)
    row = PublicReport.objects.select_related("board", "about").get(pk=row_id)
    if why := why_not(row, by.person, now=by.now):
        raise NotDecided(why)
    return row


def _made(row: PublicReport, wording: Wording, by: Decider) -> Report:
    said = f"{wording.smell}\n{wording.entity}\n{address_key(wording.url)}\n{row.pk}"
    texts = {"text_en": wording.text_en, "text_zh": wording.text_zh}
    if not any(texts.values()):
        texts["text_zh" if row.language.startswith("zh") else "text_en"] = row.description
    report = Report(
        board=row.board,
        source=ReportSource.READER.value,
        smell=wording.smell,
        entity=wording.entity,
        fingerprint=hashlib.sha256(f"reader\n{said}".encode()).hexdigest(),
        url=wording.url,
        values=storable({**texts, "evidence_url": row.evidence_url}),
        first_seen_at=row.created_at,
        last_counted_at=by.now,
        last_seen_at=by.now,
    )
    hold = hold_on(row.board) if is_judgement(wording.smell) else None
    stands = Stands(State.OPEN, was_public=True)
    if hold:
        stands = Stands(State.SUSPECTED, held_until=by.now + hold)
    moved = Moved(None, stands.state, Reason.READER_CONFIRMED)
    write(report, Step(stands, (moved,)), Cause(ActorKind.CURATOR, by.now, person=by.person))
    return report


_AUDITED = {
    PublicReportState.CONFIRMED: AuditAction.PUBLIC_REPORT_CONFIRMED,
    PublicReportState.MERGED: AuditAction.PUBLIC_REPORT_MERGED,
    PublicReportState.REJECTED: AuditAction.PUBLIC_REPORT_REJECTED,
}


def _end(row: PublicReport, state: PublicReportState, by: Decider, report: Report | None) -> None:
    """End it and all that joined it; tell who wished to be told; write it down."""
    rows = [row, *PublicReport.objects.filter(joined=row, state=PublicReportState.MERGED)]
    for each in rows:
        each.state, each.report, each.answer = state.value, report, storable(by.answer.strip())
        each.decided_at, each.decided_by = by.now, by.person
        each.save()
        reader_mail.send_outcome(each)
    record(
        _AUDITED[state],
        at=by.now,
        actor=ActorKind.CURATOR,
        person=by.person,
        board=row.board,
        subject=f"report:{report.pk}" if report else f"public-report:{row.pk}",
        reason=by.answer.strip(),
        before={"state": PublicReportState.WAITING.value},
        after={"state": state.value, "readers": len(rows), "smell": row.smell},
        # What was turned down never was public; what is held is not public yet.
        is_public=report is not None and report.opened_at is not None,
    )
