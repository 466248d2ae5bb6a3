"""What stands beside each thing that waits for a curator, to decide from."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.core.paginator import Page

from crawler.models import Check
from leaderboards.models import Board
from leaderboards.second_person import standings_to_judge
from leaderboards.vocabulary import ActorKind, ReportSource
from smells import curation, moves
from smells.alike import waiting_alike
from smells.curation_queue import MOVES, OFFERED, Decision, Tab
from smells.curation_words import why_in_words
from smells.detectors import DETECTORS
from smells.doubts import newest_check
from smells.models import PublicReport, Report
from smells.moves import Mover
from smells.moves_of_people import Refusal


@dataclass(frozen=True)
class Item:
    """One thing to decide: `row` is what a reader said, `report` what we say.

    `since` is how long it waits; `answers` are what the last check said of the rules concerned.
    """

    since: datetime
    row: PublicReport | None = None
    report: Report | None = None
    check: Check | None = None
    answers: tuple[tuple[str, str], ...] = ()
    alike: list[PublicReport] = field(default_factory=list)
    offered: tuple[Decision, ...] = ()
    why_not: str = ""

    @property
    def pk(self) -> int:
        held = self.row or self.report
        return held.pk if held else 0

    @property
    def board(self) -> Board | None:
        held = self.row or self.report
        return held.board if held else None

    @property
    def smell(self) -> str:
        held = self.row or self.report
        return (held.smell or "") if held else ""


def items_of(
    tab: Tab, found: Page[PublicReport] | Page[Report], person: User, *, now: datetime
) -> list[Item]:
    """A page of the queue, with what to decide from; one look-up a board."""
    beside = _Beside(person, now)
    if tab is Tab.REPORTS:
        rows = [row for row in found if isinstance(row, PublicReport)]
        return [beside.of_row(row, OFFERED[tab], rows) for row in rows]
    if tab is Tab.OBJECTIONS:
        return [
            beside.of_row(row, OFFERED[tab], []) for row in found if isinstance(row, PublicReport)
        ]
    return [beside.of_report(row, OFFERED[tab]) for row in found if isinstance(row, Report)]


class _Beside:
    """Looks up each board's last check and the curator's standing once."""

    def __init__(self, person: User, now: datetime) -> None:
        self.person, self.now = person, now
        self.checks: dict[int, Check | None] = {}
        self.movers: dict[int, Mover] = {}

    def of_row(
        self, row: PublicReport, offered: tuple[Decision, ...], others: list[PublicReport]
    ) -> Item:
        check, why = self._check(row.board), self._why_not(row)
        rules = [row.about.rule_id] if row.about else _rules_of(row.smell)
        is_of_reader = row.about is not None and row.about.source == ReportSource.READER
        fitting = [each for each in offered if each is not Decision.FIXED or is_of_reader]
        return Item(
            row.created_at,
            row=row,
            report=row.about,
            check=check,
            answers=_answers(check, rules),
            alike=waiting_alike(row, others),
            offered=() if why else tuple(fitting),
            why_not=why_in_words(why) if why else "",
        )

    def of_report(self, report: Report, offered: tuple[Decision, ...]) -> Item:
        check = self._check(report.board) if report.board else None
        mover = self._mover(report.board)
        possible = moves.possible_moves(report, mover)
        fitting = tuple(each for each in offered if MOVES[each] in possible)
        return Item(
            getattr(report, "moved_at", report.last_seen_at),
            report=report,
            check=check,
            answers=_answers(check, [report.rule_id]),
            offered=fitting,
            why_not="" if fitting else _refused(report, mover),
        )

    def _why_not(self, row: PublicReport) -> curation.Why | None:
        return curation.why_not(row, self.person, now=self.now)

    def _check(self, board: Board) -> Check | None:
        if board.pk not in self.checks:
            self.checks[board.pk] = newest_check(board)
        return self.checks[board.pk]

    def _mover(self, board: Board | None) -> Mover:
        key = board.pk if board else 0
        if key not in self.movers:
            held = standings_to_judge(self.person, board, now=self.now)
            self.movers[key] = Mover(ActorKind.CURATOR, self.person, held)
        return self.movers[key]


def _refused(report: Report, mover: Mover) -> str:
    """Why none of the buttons is there."""
    if mover.actor.is_maintainer:
        return moves.why_not(Refusal.OWN_BOARD)
    if report.disputed_by_id and report.disputed_by_id == mover.actor.person_id:
        return moves.why_not(Refusal.NEEDS_A_SECOND_PERSON)
    return moves.why_not(Refusal.NOT_POSSIBLE)


def _rules_of(smell: str) -> list[str]:
    return [each.rule.id for each in DETECTORS.values() if each.rule.smell == smell]


def _answers(check: Check | None, rules: list[str]) -> tuple[tuple[str, str], ...]:
    """What these rules said in the last check, but for those that do not apply."""
    said = check.answers if check else {}
    return tuple(
        (rule, said[rule])
        for rule in rules
        if rule in said and not said[rule].startswith("not-applicable")
    )
