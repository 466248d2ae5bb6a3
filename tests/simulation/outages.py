"""crawler/outages.py and crawler/breaker.py in memory, function by function; what they decide by
is the real crawler/incidents.py. tests/simulation/test_agreement.py holds both together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import cycle

from crawler import incidents
from crawler.breaker import MOST_TURNS
from crawler.incidents import PROBE_EVERY, WINDOW, Course, Heard, Look, heard
from crawler.observation import Observation, Page
from leaderboards.vocabulary import Platform
from tests.simulation.looks import DomainLook, Looks
from tests.simulation.world import Address, SimulatedBoard


@dataclass(eq=False)
class Incident:
    platform: str
    host: str
    course: Course
    next_probe_at: datetime
    ended_at: datetime | None = None
    boards: set[int] = field(default_factory=set)

    @property
    def slug(self) -> str:
        return f"{self.host or self.platform} {self.course.began_at:%Y-%m-%d}"

    def covers(self, address: Address) -> bool:
        return self.host == address.host if self.host else self.platform == address.platform

    def is_hit(self, look: DomainLook) -> bool:
        return look.host == self.host if self.host else look.platform == self.platform


@dataclass(frozen=True)
class TakenBack:
    since: Mapping[int, datetime]
    incident: Incident | None = None

    def covers(self, address: Address) -> bool:
        return self.incident is None or self.incident.covers(address)


@dataclass(frozen=True)
class Ruling:
    changed_at: datetime | None = None
    our_outage: bool = False
    excused: Mapping[str, str] = field(default_factory=dict)
    taken_back: tuple[TakenBack, ...] = ()


class Outages:
    """Without `guarding` nothing is ever an incident, or our own outage."""

    def __init__(self, *, guarding: bool = True) -> None:
        self.looks, self._guarding = Looks(), guarding
        self.incidents: list[Incident] = []
        self.going_on: list[Incident] = []
        self.ours: list[datetime] = []  # the looks at which it was held to be our own fault

    def rule_on(self, board: SimulatedBoard, observation: Observation) -> Ruling:
        if observation.network_was_down:
            return Ruling()
        now = observation.at
        looks = self.looks.write(board, observation)
        changed_at = max((look.changed_at for look in looks), default=None)
        if not self._guarding:
            return Ruling(changed_at)
        self.close_what_is_over(now)
        in_trouble = [look for look in looks if look.failing_since and look.looked_at == now]
        over_all = self.looks.over_all(now) if in_trouble else []
        if ill := incidents.our_outage(over_all, now=now):
            return replace(self._our_outage(ill, now), changed_at=changed_at)
        known = list(self.going_on)
        late = self._go_on(known, looks, board, observation)
        opened, in_doubt = self._opened(in_trouble, known, over_all, now)
        if in_doubt:
            self.ours.append(now)
            return Ruling(changed_at, our_outage=True, taken_back=(TakenBack(in_doubt),))
        known += [incident for incident, _ in opened]
        excused = {
            page.url: incident.slug
            for address, page in zip(board.addresses, observation.pages, strict=True)
            for incident in known
            if heard([page]) is Heard.TROUBLE and incident.covers(address)
        }
        taken = (*late, *(TakenBack(since, incident) for incident, since in opened))
        return Ruling(changed_at, excused=excused, taken_back=taken)

    def close_what_is_over(self, now: datetime) -> None:
        for incident in list(self.going_on):
            if incident.course.is_over(now, boards=len(incident.boards)):
                incident.ended_at = now
                self.going_on.remove(incident)

    def let_through(
        self, boards: Sequence[SimulatedBoard], now: datetime
    ) -> tuple[list[SimulatedBoard], dict[int, datetime]]:
        """Those that may be looked at, and until when each other one is put off."""
        self.close_what_is_over(now)
        held: set[int] = set()
        for incident in self.going_on:
            if incident.course.answered_at is None and (hit := self._there(incident, boards)):
                held.update(hit[1:] if self._may_probe(incident, now) else hit)
        put_off = [board.pk for board in boards if board.pk in held]
        turns = zip(cycle(range(1, MOST_TURNS + 1)), put_off, strict=False)
        later = {board: now + turn * PROBE_EVERY for turn, board in turns}
        return [board for board in boards if board.pk not in held], later

    def _there(self, incident: Incident, boards: Iterable[SimulatedBoard]) -> list[int]:
        looks = self.looks.of_board
        return [
            board.pk
            for board in boards
            if any(incident.is_hit(look) for look in looks.get(board.pk, {}).values())
        ]

    def _may_probe(self, incident: Incident, now: datetime) -> bool:
        if incident.next_probe_at > now:
            return False
        incident.next_probe_at = now + PROBE_EVERY
        return True

    def _go_on(
        self,
        known: Iterable[Incident],
        looks: Sequence[DomainLook],
        board: SimulatedBoard,
        observation: Observation,
    ) -> list[TakenBack]:
        now, taken_back = observation.at, []
        for incident in known:
            since = _failing_with(incident, looks)
            if since:
                incident.boards.add(board.pk)
                if since < now:
                    taken_back.append(TakenBack({board.pk: since}, incident))
            said = heard(_pages_there(incident, board, observation))
            again = since == now and self._fails_again(incident, now)
            incident.course = incident.course.after(said, again=again, now=now)
        return taken_back

    def _fails_again(self, incident: Incident, now: datetime) -> bool:
        host, platform = incident.host, incident.platform
        looks = self.looks
        there = looks.at_host(host, now) if host else looks.on_platform(platform, now)
        return incident.course.fails_again(there, now=now)

    def _opened(
        self,
        in_trouble: Iterable[DomainLook],
        going_on: Sequence[Incident],
        over_all: Sequence[Look],
        now: datetime,
    ) -> tuple[list[tuple[Incident, dict[int, datetime]]], dict[int, datetime]]:
        found: list[tuple[Incident, dict[int, datetime]]] = []
        for look in sorted(in_trouble, key=lambda look: look.domain):
            if any(each.is_hit(look) for each in [*going_on, *(one for one, _ in found)]):
                continue
            for host, looks in self._windows(look, now):
                since = incidents.failing_together(looks, now=now)
                if not since:
                    continue
                began = min(since.values())
                if not incidents.is_theirs(looks[0].group, began, over_all, now=now):
                    return [], since
                found.append((self._open(look.platform, host, since, now), since))
                break
        return found, {}

    def _windows(self, look: DomainLook, now: datetime) -> Iterable[tuple[str, list[Look]]]:
        yield look.host, self.looks.at_host(look.host, now)
        if look.platform is not Platform.INDEPENDENT:
            yield "", self.looks.on_platform(look.platform, now)

    def _open(
        self, platform: str, host: str, since: Mapping[int, datetime], now: datetime
    ) -> Incident:
        course = Course(min(since.values()), now)
        incident = Incident(platform, host, course, now + PROBE_EVERY, boards=set(since))
        self.incidents.append(incident)
        self.going_on.append(incident)
        return incident

    def _our_outage(self, since: Mapping[int, datetime], now: datetime) -> Ruling:
        self.ours.append(now)
        for incident in list(self.going_on):
            if incident.course.began_at >= now - WINDOW:
                self.going_on.remove(incident)
                self.incidents.remove(incident)
        self.looks.doubt(since)
        return Ruling(our_outage=True, taken_back=(TakenBack(since),))


def _failing_with(incident: Incident, looks: Iterable[DomainLook]) -> datetime | None:
    earliest = incident.course.began_at - WINDOW
    since = [
        look.failing_since
        for look in looks
        if look.failing_since and look.in_order_at and incident.is_hit(look)
    ]
    return min((moment for moment in since if moment >= earliest), default=None)


def _pages_there(incident: Incident, board: SimulatedBoard, observation: Observation) -> list[Page]:
    pages = zip(board.addresses, observation.pages, strict=True)
    return [page for address, page in pages if incident.covers(address)]
