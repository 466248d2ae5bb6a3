"""People who move a report in a test, and looks that see what a test says."""

from datetime import datetime

from django.contrib.auth.models import User

from leaderboards.models import Board
from leaderboards.people import standings
from leaderboards.vocabulary import AcceptReason, ActorKind
from smells.detectors import DETECTORS
from smells.engine import Answer
from smells.models import Report, ReportEvent
from smells.moves import Acceptance, Move, Mover, move_report
from smells.outcome import Clear, Finding, Found, Inconclusive, Outcome
from smells.recheck import store
from smells.reconcile import reconcile
from smells.unchanged import Seen
from tests.factories import NOW
from tests.smells.seen import observation, page

A_MONTH = Acceptance(AcceptReason.BY_DESIGN, 30)


def mover(kind: str, person: User | None, report: Report) -> Mover:
    """The person as what they really are to the report's board."""
    return Mover(ActorKind(kind), person, standings(person, report.board))


def as_maintainer(person: User, report: Report) -> Mover:
    return mover("maintainer", person, report)


def as_curator(person: User, report: Report) -> Mover:
    return mover("curator", person, report)


def move(report: Report, what: Move, by: Mover, *, now=NOW, **said) -> ReportEvent:
    """The move, and the report brought up to it. Text and acceptance are given where asked for."""
    said.setdefault("text", "because")
    if what is Move.ACCEPT:
        said.setdefault("acceptance", A_MONTH)
    event = move_report(report.pk, what, by=by, now=now, **said)
    report.refresh_from_db()
    return event


def seen_by(
    board: Board, rule_id: str, values: dict | None, *, at: datetime, identity: str = ""
) -> list[ReportEvent]:
    """One look at the board's only home, where this rule sees that; None: it is in order."""
    url = board.locations.get().url
    outcome: Outcome = Clear(frozenset({url}))
    if values is not None:
        outcome = Found((Finding(at=url, values=values, identity=identity),))
    return _answered(board, rule_id, outcome, at)


def untold_by(board: Board, rule_id: str, *, at: datetime) -> list[ReportEvent]:
    return _answered(board, rule_id, Inconclusive("not read"), at)


def _answered(board: Board, rule_id: str, outcome: Outcome, at: datetime) -> list[ReportEvent]:
    answers = [Answer(DETECTORS[rule_id].rule, outcome)]
    seen = Seen(observation(page(board.locations.get().url), at=at, board=board.slug))
    return reconcile(board, answers, store(board, seen, answers, took_ms=5))
