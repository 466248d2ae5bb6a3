"""What will happen in the year: to platforms and hosts, and to each address of each board."""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from leaderboards.vocabulary import LocationRole, Platform
from tests.simulation import rates
from tests.simulation.times import DAY, FOR_EVER, HOUR, YEAR
from tests.simulation.trouble import Course, Trouble, course
from tests.simulation.world import (
    FORMS,
    Address,
    SimulatedBoard,
    World,
    board_at,
    portal_board,
)


def world_of(boards: int, *, days: int, seed: int, canaries: bool = True) -> World:
    """So many boards in the study's mix, a few of which stand on the portal that will close.

    Without `canaries` nobody notices that our own network is down.
    """
    chance = random.Random(seed)
    on_the_portal = round(boards * rates.ON_THE_PORTAL / 15_000)
    kinds = chance.choices(list(rates.MIX), list(rates.MIX.values()), k=boards - on_the_portal)
    made = [board_at(number, kind, chance) for number, kind in enumerate(kinds)]
    made += [portal_board(number) for number in range(len(made), boards)]
    world = World(made, _hosts(made), chance)
    _fates(world, days=days, canaries=canaries)
    return world


def _hosts(boards: Iterable[SimulatedBoard]) -> dict[str, list[Address]]:
    hosts: dict[str, list[Address]] = defaultdict(list)
    for address in (each for board in boards for each in board.addresses):
        if address.platform is Platform.INDEPENDENT:
            hosts[address.url.split("/")[2]].append(address)
    return hosts


def _fates(world: World, *, days: int, canaries: bool) -> None:
    chance, until = world.chance, days * DAY
    of_hosts = {host: list(_of_host(host, chance, until)) for host in world.hosts}
    around = {platform: _around(platform, canaries=canaries) for platform in Platform}
    for board in world.boards:
        for address in board.addresses:
            host = address.url.split("/")[2]
            own = [*_of_address(address, chance, until), *of_hosts.get(host, ())]
            address.own, address.around = course(own), around[address.platform]
        board.settle()


def _around(platform: Platform, *, canaries: bool) -> Course:
    kind = "no-network" if canaries else "unnoticed-no-network"
    troubles = [rates.NO_NETWORK._replace(kind=kind)]
    if platform is not Platform.GITHUB:  # the resolver remembers the names asked most
        troubles.append(rates.NO_NAMES)
    if outage := rates.OUTAGES.get(platform.value):
        troubles.append(outage)
    return course(troubles)


def _of_host(host: str, chance: random.Random, until: int) -> Iterator[Trouble]:
    if host.endswith("portal.example.net"):
        yield Trouble(rates.PORTAL_CLOSES, FOR_EVER, "silent")
        return
    if host == FORMS:  # a provider as large as the platforms, without an outage
        return
    how = chance.choice(("silent", "refused", "server-error", "no-name"))
    yield from _now_and_then(how, rates.HOST_OUTAGES, rates.HOST_OUTAGE, chance, until)
    yield from _now_and_then("silent", rates.LONG_OUTAGES, rates.LONG_OUTAGE, chance, until)
    yield from _now_and_then("certificate", rates.CERTIFICATES, rates.CERTIFICATE, chance, until)
    yield from _now_and_then("robots", rates.ROBOTS, rates.ROBOTS_TIME, chance, until)
    yield from _now_and_then("limit", rates.LIMITS, rates.LIMIT, chance, until)
    yield from _now_and_then("wall", rates.WALLS, rates.WALL, chance, until)
    draw = chance.random()
    if draw < rates.WALLED_SHARE:
        yield Trouble(0, FOR_EVER, "wall")
    elif draw < rates.WALLED_SHARE + rates.VERY_FLAKY_SHARE:
        yield from _flaky(rates.VERY_FLAKY_DOWN, chance, until)
    elif draw < rates.WALLED_SHARE + rates.VERY_FLAKY_SHARE + rates.FLAKY_SHARE:
        yield from _flaky(rates.FLAKY_DOWN, chance, until)
    elif draw > 1 - rates.NIGHTLY_SHARE:
        begins = chance.randrange(DAY)
        for night in range(begins, until, DAY):
            yield Trouble(night, night + rates.NIGHTLY, "server-error")


def _of_address(address: Address, chance: random.Random, until: int) -> Iterator[Trouble]:
    if address.kind == "space":
        for kind, often, long in (
            ("restart", rates.RESTARTS, rates.RESTART),
            ("no-machine", rates.SCHEDULING, rates.SCHEDULING_TIME),
            ("not-built", rates.BUILD_ERRORS, rates.BUILD_ERROR),
            ("paused", rates.PAUSES, rates.PAUSE),
            ("app-down", rates.APP_DOWN, rates.APP_DOWN_TIME),
            ("hidden", rates.HIDDEN, rates.HIDDEN_TIME),
        ):
            yield from _now_and_then(kind, often, long, chance, until)
    if address.kind == "sheet":
        yield from _now_and_then("login", rates.SHARING, rates.SHARING_TIME, chance, until)
    if address.kind == "repository" and chance.random() < rates.RENAMES * until / DAY / YEAR:
        begins = chance.randrange(until)
        yield Trouble(begins, begins + HOUR, "renamed")  # then the address is another one
    rate = rates.DEATHS if LocationRole.HOME in address.roles else rates.OTHER_DEATHS
    if chance.random() < rate * until / DAY / YEAR and not _on_the_portal(address):
        ends = rates.ENDS[address.end]
        (kind,) = chance.choices(list(ends), list(ends.values()))
        yield Trouble(chance.randrange(until), FOR_EVER, kind)


def _on_the_portal(address: Address) -> bool:
    return "portal.example.net" in address.url


def _now_and_then(
    kind: str, a_year: float, long: tuple[int, int], chance: random.Random, until: int
) -> Iterator[Trouble]:
    """As often as that on average, short ones more often than long ones (log-uniform)."""
    minute = chance.expovariate(a_year / (YEAR * DAY))
    while minute < until:
        lasts = math.exp(chance.uniform(*map(math.log, long)))
        yield Trouble(int(minute), int(minute + max(lasts, 1)), kind)
        minute += lasts + chance.expovariate(a_year / (YEAR * DAY))


def _flaky(down: float, chance: random.Random, until: int) -> Iterator[Trouble]:
    """So much of its time it fails, for a while each time, at any hour."""
    kind = chance.choice(("server-error", "silent"))
    minute = 0.0
    while minute < until:
        minute += chance.expovariate(down / (1 - down) / rates.FLAKY_SPELL)
        lasts = chance.expovariate(1 / rates.FLAKY_SPELL)
        yield Trouble(int(minute), int(minute + lasts) + 1, kind)
        minute += lasts
