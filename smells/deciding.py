"""One decision of a curator carried out; what stands against it comes back in words."""

from dataclasses import dataclass

from smells import curation, moves
from smells.curation import Decider, NotDecided, Why, Wording
from smells.curation_queue import MOVES, Decision
from smells.curation_words import why_in_words
from smells.lifecycle import Move
from smells.models import PublicReport, Report
from smells.moves import NotAllowed


@dataclass(frozen=True)
class Chosen:
    """What is decided, and for a confirmation in which words; `into` is the report to join."""

    decision: Decision
    wording: Wording | None = None
    into: int = 0


def carry_out(chosen: Chosen, pk: int, by: Decider) -> str:
    """Empty when it is done; else why not, in the curator's language."""
    try:
        _decide(chosen, pk, by)
    except NotDecided as refused:
        return why_in_words(refused.why)
    except NotAllowed as refused:
        return moves.why_not(refused.code)
    return ""


def _decide(chosen: Chosen, pk: int, by: Decider) -> None:
    decision = chosen.decision
    if decision in MOVES:
        _move(MOVES[decision], pk, by)
    elif decision is Decision.CONFIRM:
        curation.confirm(pk, chosen.wording or wording_of(pk), by)
    elif decision is Decision.JOIN:
        curation.join(pk, chosen.into, by)
    elif decision is Decision.REJECT:
        curation.reject(pk, by)
    else:
        move = Move.VERIFY if decision is Decision.FIXED else Move.DISPUTE
        curation.take_up(pk, by, move=move)


def _move(move: Move, pk: int, by: Decider) -> None:
    report = Report.objects.select_related("board").filter(pk=pk).first()
    if report is None:
        raise NotDecided(Why.DECIDED_ALREADY)
    moves.move_report(pk, move, by=by.mover(report.board), text=by.answer, now=by.now)


def wording_of(pk: int) -> Wording:
    """The reader's own words, for those that are confirmed together."""
    row = PublicReport.objects.filter(pk=pk).first()
    if row is None:
        raise NotDecided(Why.DECIDED_ALREADY)
    return Wording(row.smell, row.entity, row.url)
