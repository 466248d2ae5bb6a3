"""The checker without its database: what a look at a board leads to, by the project's own rules.

A look at a board of which every address is in order, and about which nothing is suspected, asks no
rule: they would all answer “clear”. One of SAMPLED such looks asks them all the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.observation import Observation
from crawler.schedule import SOON, Past, is_passing, next_look
from leaderboards.vocabulary import CheckOutcome
from smells.detectors import DETECTORS
from smells.engine import Answer, examine
from smells.excuses import excused
from smells.sightings import Sighting, cleared_in, sightings_in
from tests.simulation.outages import Outages, Ruling
from tests.simulation.pages import page_of
from tests.simulation.reports import Moved, Reports
from tests.simulation.world import SimulatedBoard

# Those that judge how an address stands, and not what it shows.
RULES = (
    "deprecated.archived-repository",
    "deprecated.closed-platform",
    "inaccessible.connection",
    "inaccessible.login-wall",
    "inaccessible.server-error",
    "inaccessible.tls",
    "missing.page",
    "missing.repository",
    "missing.space",
    "unresponsive.app-unreachable",
    "unresponsive.space-error",
    "unresponsive.space-misconfigured",
    "unresponsive.space-paused",
    "unresponsive.space-stuck",
)
_ASKED = tuple(DETECTORS[rule_id] for rule_id in RULES)
SAMPLED = 200
SOONEST, LATEST = timedelta(days=1), timedelta(days=7)  # the defaults of the settings


@dataclass(frozen=True)
class Heard:
    """What the rules say of one state of a board; the same each time it is seen so."""

    answers: list[Answer]
    seen: dict[str, Sighting]
    cleared: set[tuple[str, str, str]]


@dataclass(slots=True)
class Checked:
    """What is remembered of the look before."""

    at: datetime
    unread: str = ""


def _heard(answers: list[Answer]) -> Heard:
    return Heard(answers, sightings_in(answers), cleared_in(answers))


@dataclass
class Checker:
    """`clock` gives the time of a minute of the year. `note` is told of each look, and
    what came of it; of the observation of a board that is well the time may be an earlier one.
    """

    clock: Callable[[int], datetime]
    outages: Outages
    note: Callable[[SimulatedBoard, datetime, Observation, list[Moved]], None]
    reports: Reports = field(default_factory=Reports)
    next_at: dict[int, datetime] = field(default_factory=dict)
    moved_up: list[int] = field(default_factory=list)  # boards whose time came nearer
    asked: int = 0
    spared: int = 0

    def __post_init__(self) -> None:
        self._before: dict[int, Checked] = {}
        self._heard: dict[tuple[int, ...], Heard] = {}
        self._shown_at: dict[int, datetime] = {}

    def let_through(self, boards: list[SimulatedBoard], now: datetime) -> list[SimulatedBoard]:
        free, put_off = self.outages.let_through(boards, now)
        self.next_at |= put_off
        self.moved_up += put_off
        return free

    def look(self, board: SimulatedBoard, minute: int, now: datetime, *, calm: bool) -> None:
        self._shown(board, minute, now)
        if calm and self._may_be_spared(board):
            self._pass_by(board, minute, now)
            return
        pages = tuple(page_of(address, minute) for address in board.addresses)
        observation = Observation(board.slug, now, "", pages)
        void = observation.network_was_down
        ruling = self.outages.rule_on(board, observation)
        moved = [m for taken in ruling.taken_back for m in self.reports.take_back(taken, now)]
        if not void:
            heard = self._judged(board, observation, ruling)
            moved += self.reports.reconcile(board, heard.seen, heard.cleared, now)
        self._plan_next(board, observation, ruling.changed_at)
        if ruling.our_outage:
            hit = {board.pk, *(each for taken in ruling.taken_back for each in taken.since)}
            self._look_again_soon(hit, now)
        self.note(board, now, observation, moved)

    def _may_be_spared(self, board: SimulatedBoard) -> bool:
        looks = self.outages.looks.of_board.get(board.pk)
        if not looks or board.pk in self.reports.unsettled:
            return False
        if any(look.failing_since or not look.in_order_at for look in looks.values()):
            return False
        going_on = self.outages.going_on
        return not any(one.is_hit(look) for one in going_on for look in looks.values())

    def _pass_by(self, board: SimulatedBoard, minute: int, now: datetime) -> None:
        """The same as below for a board that is well, and was before."""
        if board.calm is None:
            pages = tuple(page_of(address, minute) for address in board.addresses)
            board.calm = Observation(board.slug, now, "", pages)
        self.spared += 1
        if self.spared % SAMPLED == 0:
            assert not sightings_in(self._ask(board.calm)), board
            assert board.calm.outcome() is CheckOutcome.OK
        self.outages.looks.all_in_order(board.pk, now)
        if self.outages.going_on:
            self.outages.close_what_is_over(now)
        looks = self.outages.looks.of_board[board.pk].values()
        changed_at = max(look.changed_at for look in looks)
        self._before[board.pk] = Checked(now)
        unchanged = max(changed_at, self._shown_at.get(board.pk, changed_at))
        past = Past(unchanged, soonest=SOONEST, latest=LATEST)
        self.next_at[board.pk] = next_look(
            board.calm, now=now, is_sample=False, soonest_suspicion=None, past=past
        )
        self.note(board, now, board.calm, [])

    def _judged(self, board: SimulatedBoard, observation: Observation, ruling: Ruling) -> Heard:
        key = (board.pk, *map(id, observation.pages))
        if key not in self._heard:
            self._heard[key] = _heard(self._ask(observation))
        heard = self._heard[key]
        if not ruling.our_outage and not ruling.excused:
            return heard
        answers = heard.answers
        return _heard(excused(answers, our_outage=ruling.our_outage, incidents=ruling.excused))

    def _ask(self, observation: Observation) -> list[Answer]:
        self.asked += 1
        return examine(observation, _ASKED)

    def _plan_next(
        self, board: SimulatedBoard, observation: Observation, changed_at: datetime | None
    ) -> None:
        now, outcome = observation.at, observation.outcome()
        fails = outcome is CheckOutcome.FAILED
        told = [at for at in (changed_at, self._shown_at.get(board.pk)) if at]
        outcomes = [page.outcome for page in observation.pages]
        before = self._before.get(board.pk)
        passing_for = timedelta(0)
        if before and is_passing(before.unread):
            passing_for = max(now - before.at, timedelta(0))
        past = Past(
            unchanged_since=None if fails else max(told, default=None),
            dead_since=self.reports.dead_since(board, outcomes) if fails else None,
            soonest=SOONEST,
            latest=LATEST,
            passing_for=passing_for,
        )
        unread = (page.unread for page in observation.pages if page.is_home and page.unread)
        self._before[board.pk] = Checked(now, next((why.value for why in unread), ""))
        self.next_at[board.pk] = next_look(
            observation,
            now=now,
            is_sample=False,
            soonest_suspicion=self.reports.soonest_look(board.pk, now),
            past=past,
        )

    def _shown(self, board: SimulatedBoard, minute: int, now: datetime) -> None:
        """When it first showed what it shows now, as far as looks can tell."""
        fed_at = board.fed_at(minute)
        last = self._before.get(board.pk)
        if fed_at is not None and (last is None or last.at < self.clock(fed_at)):
            self._shown_at[board.pk] = now

    def _look_again_soon(self, boards: Iterable[int], now: datetime) -> None:
        for board in boards:
            if self.next_at[board] > now + SOON:
                self.next_at[board] = now + SOON
                self.moved_up.append(board)
