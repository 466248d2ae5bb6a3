"""What is counted while the year goes by."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from crawler.observation import Observation
from leaderboards.vocabulary import CheckOutcome, ReportState
from smells.lifecycle import Reason
from tests.simulation.reports import Moved, Report
from tests.simulation.times import DAY, minute_of
from tests.simulation.truth import Truth, truth_of
from tests.simulation.world import FORMS, Address, SimulatedBoard

_PUBLIC = {ReportState.OPEN, ReportState.REOPENED}


@dataclass
class Tally:
    """`requests` are those of one look at an address, by its kind: how many, to which interface
    or to its own host. `host_days` tells on how many days a host got so many requests.
    """

    requests: Mapping[str, Mapping[str, float]]
    checks: Counter[int] = field(default_factory=Counter)  # by day
    outcomes: Counter[str] = field(default_factory=Counter)
    opened: list[tuple[Moved, Truth]] = field(default_factory=list)
    suspected: Counter[str] = field(default_factory=Counter)  # in which outage, if in any
    unfounded: int = 0
    taken_back: int = 0
    first_public: dict[tuple[int, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_interface: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    host_days: Counter[int] = field(default_factory=Counter)
    _today: Counter[str] = field(default_factory=Counter)
    _day: int = 0
    _costs: dict[int, Counter[str]] = field(default_factory=dict)

    def note(
        self, board: SimulatedBoard, now: datetime, seen: Observation, moved: list[Moved]
    ) -> None:
        minute = minute_of(now)
        day = minute // DAY
        if day != self._day:
            self.end_day()
            self._day = day
        self.checks[day] += 1
        self.outcomes[seen.outcome().value] += 1
        self._asked(board)
        for each in moved:
            self._moved(each, minute)

    def end_day(self) -> None:
        for interface, count in self._today.items():
            if interface.startswith("host "):
                self.host_days[round(count)] += 1
            else:
                self.by_interface[interface].append(count)
        self._today.clear()

    def _asked(self, board: SimulatedBoard) -> None:
        for interface, count in self._cost(board).items():
            if interface.startswith("host ") and interface not in self._today:
                count += 1  # its robots.txt, once a day
            self._today[interface] += count

    def _cost(self, board: SimulatedBoard) -> Counter[str]:
        cost: Counter[str] | None = self._costs.get(board.pk)
        if cost is None:
            cost = Counter()
            for address in board.addresses:
                for interface, count in self.requests[_kind(address)].items():
                    cost[_named(interface, address)] += count
            self._costs[board.pk] = cost
        return cost

    def _moved(self, moved: Moved, minute: int) -> None:
        address = moved.report.address
        if moved.to in _PUBLIC:
            self.opened.append((moved, truth_of(moved)))
            self.first_public[moved.report.board, address.url].append(minute)
        elif moved.reason is Reason.NOT_COUNTED:
            self.taken_back += 1
        elif moved.to is ReportState.SUSPECTED:
            trouble = address.around.at(minute) or address.own.at(minute)
            self.suspected[_whose(moved.report, minute)] += 1
            self.unfounded += trouble is None or not trouble.is_the_end


def _kind(address: Address) -> str:
    return "space-asleep" if address.sleeps else address.kind


def _named(interface: str, address: Address) -> str:
    if interface != "its host":
        return interface
    host = address.url.split("/")[2]
    return "the provider of forms" if host == FORMS else f"host {host}"


def _whose(report: Report, minute: int) -> str:
    """Of an outage that hit a platform or us, and else of the address itself."""
    around = report.address.around.at(minute)
    return f"{around.kind} {report.address.platform}" if around else "its own"


def inconclusive(tally: Tally) -> float:
    return tally.outcomes[CheckOutcome.COULD_NOT_CHECK.value] / max(tally.outcomes.total(), 1)
