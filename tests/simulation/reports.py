"""smells/reconcile.py in memory, function by function; moves_of_looks.py decides in both."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from leaderboards.vocabulary import CheckOutcome, ReportState
from smells import moves_of_looks
from smells.counting import Sightings, next_look
from smells.detectors import DETECTORS
from smells.fingerprint import address_key
from smells.lifecycle import Reason, Standing, Step
from smells.sightings import Sighting
from tests.simulation.outages import TakenBack
from tests.simulation.world import Address, SimulatedBoard

Cleared = Collection[tuple[str, str, str]]


@dataclass(slots=True)
class Report:
    """`place` is its address in the one spelling that reconcile compares by."""

    board: int
    rule_id: str
    address: Address
    place: str
    standing: Standing
    last_counted_at: datetime
    opened_at: datetime | None = None
    confirmed_at: list[datetime] = field(default_factory=list)


@dataclass(frozen=True)
class Moved:
    """A report came to another state, as an event of it would say."""

    report: Report
    to: ReportState
    reason: Reason
    at: datetime
    counted: Sightings | None


class Reports:
    def __init__(self) -> None:
        self.of_board: dict[int, dict[str, Report]] = {}
        self.unsettled: set[int] = set()  # boards of which a look might move a report

    def reconcile(
        self,
        board: SimulatedBoard,
        seen: Mapping[str, Sighting],
        cleared: Cleared,
        now: datetime,
    ) -> list[Moved]:
        held = self.of_board.setdefault(board.pk, {})
        moved: list[Moved] = []
        for mark, sighting in seen.items():
            moved += self._see(board, held, mark, sighting, now)
        for mark, report in held.items():
            if mark not in seen and (report.rule_id, report.place, "") in cleared:
                step = moves_of_looks.clear(report.standing, Reason.NO_LONGER_DETECTED)
                if step.after != report.standing:
                    moved += _take(report, step, now)
        self._note(board.pk)
        return moved

    def take_back(self, taken: TakenBack, at: datetime) -> list[Moved]:
        moved: list[Moved] = []
        for board, since in taken.since.items():
            for report in self.of_board.get(board, {}).values():
                if report.last_counted_at < since or not taken.covers(report.address):
                    continue
                confirmed = any(moment >= since for moment in report.confirmed_at)
                step = moves_of_looks.take_back(report.standing, confirmed_lately=confirmed)
                if step.after != report.standing:
                    report.opened_at = report.opened_at if step.after.was_public else None
                    moved += _take(report, step, at)
            self._note(board)
        return moved

    def soonest_look(self, board: int, now: datetime) -> datetime | None:
        times = [
            next_look(counted, DETECTORS[report.rule_id].rule.confirmation, now=now)
            for report in self.of_board.get(board, {}).values()
            if report.standing.state in (ReportState.SUSPECTED, ReportState.RESOLVED)
            and (counted := report.standing.counted)
        ]
        return min((when for when in times if when > now), default=None)

    def dead_since(
        self, board: SimulatedBoard, outcomes: Collection[CheckOutcome]
    ) -> datetime | None:
        """`outcomes` are those of the board's addresses, in their order."""
        failing = {
            address.url
            for address, outcome in zip(board.addresses, outcomes, strict=True)
            if "home" in address.roles and outcome is CheckOutcome.FAILED
        }
        since = [
            report.opened_at
            for report in self.of_board.get(board.pk, {}).values()
            if report.standing.state in ReportState.open_states() and report.opened_at
            if report.address.url in failing
        ]
        return min(since, default=None)

    def _see(
        self,
        board: SimulatedBoard,
        held: dict[str, Report],
        mark: str,
        sighting: Sighting,
        now: datetime,
    ) -> list[Moved]:
        report = held.get(mark)
        standing = report.standing if report else None
        step = moves_of_looks.see(standing, sighting.look(now, None))
        if report is None:
            (address,) = (each for each in board.addresses if each.url == sighting.finding.at)
            place = address_key(address.url)
            report = Report(board.pk, sighting.rule.id, address, place, step.after, now)
            held[mark] = report
        return _take(report, step, now)

    def _note(self, board: int) -> None:
        """A resolved report that counts nothing is moved by no success."""
        waits = any(
            report.standing.counted or report.standing.state is not ReportState.RESOLVED
            for report in self.of_board.get(board, {}).values()
        )
        (self.unsettled.add if waits else self.unsettled.discard)(board)


def _take(report: Report, step: Step, at: datetime) -> list[Moved]:
    after = report.standing = step.after
    if after.counted:
        report.last_counted_at = after.counted.last_counted_at
    if after.was_public and report.opened_at is None:
        report.opened_at = at
    report.confirmed_at += [at for moved in step.events if moved.reason is Reason.CONFIRMED]
    return [Moved(report, moved.after, moved.reason, at, after.counted) for moved in step.events]
