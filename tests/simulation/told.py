"""The simulated year in tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.simulation import rates
from tests.simulation.checker import Checker
from tests.simulation.tallies import Tally, inconclusive
from tests.simulation.times import DAY, at_day, moment
from tests.simulation.truth import Death, Truth, deaths, in_words, lasts_after
from tests.simulation.world import World


@dataclass(frozen=True)
class Year:
    world: World
    checker: Checker
    tally: Tally
    days: int
    seconds: float

    def found(self) -> dict[Truth, int]:
        """Openings by what was really the matter."""
        return Counter(truth for _, truth in self.tally.opened)

    def false(self) -> int:
        return self.found()[Truth.BETWEEN] + self.found()[Truth.AROUND]

    def accused_falsely(self) -> set[int]:
        false = (Truth.BETWEEN, Truth.AROUND)
        return {moved.report.board for moved, truth in self.tally.opened if truth in false}

    def over_within(self, days: int) -> int:
        """True reports whose trouble passed by itself so soon after they were opened."""
        return sum(
            lasts_after(moved) <= days * DAY
            for moved, truth in self.tally.opened
            if truth is Truth.SHORT
        )

    def waits(self) -> list[float]:
        """Days from each death to the day it was public."""
        return [
            (public - death.at) / DAY
            for death in deaths(self.world.boards, days=self.days)
            if (public := self.public_at(death)) is not None
        ]

    def public_at(self, death: Death) -> int | None:
        told = self.tally.first_public.get((death.board.pk, death.address.url), ())
        return min((minute for minute in told if minute >= death.at), default=None)

    def missed(self) -> dict[str, list[Death]]:
        """Deaths that are not public after three weeks, at the year's end, by why."""
        found: dict[str, list[Death]] = {}
        for death in deaths(self.world.boards, days=self.days):
            if self.public_at(death) is None:
                found.setdefault(self._why_missed(death), []).append(death)
        return found

    def _why_missed(self, death: Death) -> str:
        if death.kind in rates.CANNOT_BE_TOLD:
            return "parked name: nobody can tell, shown to curators"
        if any(incident.covers(death.address) for incident in self.checker.outages.going_on):
            return "told by an incident that goes on"
        if death.kind == "archived" and "home" not in death.address.roles:
            return "archived, and not the board's home: no rule says so"
        return f"{death.address.kind}: {death.kind}"


def share(values: list[float] | list[int], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0


def tell(guarded: Year, bare: Year) -> Iterator[str]:
    yield f"{'':<58} {'guards on':>12} {'off':>12}"
    for name, on, off in _rows(guarded, bare):
        yield f"{name:<58} {on:>12} {off:>12}"
    yield from ("", "missed (guards on), of all that died three weeks or more before the end:")
    for why, missed in sorted(guarded.missed().items()):
        example = missed[0]
        yield f"  {len(missed):>5}  {why}; such as {example.address.url} ({in_words(example.at)})"
    yield from ("", "incidents (guards on):")
    yield from _incidents(guarded)
    yield from ("", "requests a day (guards on):", f"{'':<26} {'median':>8} {'p99':>8} {'most':>8}")
    yield from _requests(guarded)


def _rows(*years: Year) -> Iterator[tuple[str, ...]]:
    def row(name: str, values: list[object]) -> tuple[str, ...]:
        return (name, *(f"{each:,}" if isinstance(each, int) else str(each) for each in values))

    for truth in Truth:
        yield row(f"reports opened: {truth.value}", [year.found().get(truth, 0) for year in years])
    for days in (2, 7):
        name = f"  of the short-lived: over within {days} days"
        yield row(name, [year.over_within(days) for year in years])
    yield row("false reports in all", [year.false() for year in years])
    yield row("  of how many boards", [len(year.accused_falsely()) for year in years])
    for name, begins, ends in (*_outages(), ("the portal's end", rates.PORTAL_CLOSES, 10**9)):
        yield row(f"public because of {name}", [_during(year, begins, ends) for year in years])
    yield row("suspicions, never public, of what was not dead", [y.tally.unfounded for y in years])
    for whose in sorted({whose for year in years for whose in year.tally.suspected}):
        counts = [year.tally.suspected[whose] for year in years]
        yield row(f"  suspicions: {whose}", counts)
    yield row("sightings taken back", [year.tally.taken_back for year in years])
    yield row("died, three weeks or more before the end", [_died(year) for year in years])
    yield row("  missed", [sum(map(len, year.missed().values())) for year in years])
    for part, name in ((0.5, "median"), (0.9, "nine of ten")):
        values = [f"{share(year.waits(), part):.1f}" for year in years]
        yield row(f"  days until public, {name}", list(values))
    yield row("incidents", [len(year.checker.outages.incidents) for year in years])
    yield row("looks held to be our own fault", [len(y.checker.outages.ours) for y in years])
    yield row("checks", [year.tally.checks.total() for year in years])
    yield row("checks a day, median after the first month", [_checks(year) for year in years])
    yield row("checks that could not tell", [f"{inconclusive(y.tally):.1%}" for y in years])
    yield row("seconds of one core", [f"{year.seconds:.0f}" for year in years])


def _outages() -> Iterator[tuple[str, int, int]]:
    named = {**rates.OUTAGES, "our network": rates.NO_NETWORK, "our resolver": rates.NO_NAMES}
    for name, trouble in named.items():
        yield f"the outage of {name}", trouble.begins, trouble.ends


def _during(year: Year, begins: int, ends: int) -> int:
    """Openings that rest on a sighting of that time, at an address that the outage hit."""
    count = 0
    for moved, _ in year.tally.opened:
        counted = moved.counted
        times = (counted.first_at, counted.last_counted_at) if counted else ()
        hit = any(moment(begins) <= at < moment(min(ends, at_day(year.days))) for at in times)
        address = moved.report.address
        is_portal = begins == rates.PORTAL_CLOSES
        there = "portal.example.net" in address.url if is_portal else address.around.at(begins)
        count += bool(hit and there)
    return count


def _died(year: Year) -> int:
    return len(deaths(year.world.boards, days=year.days))


def _checks(year: Year) -> int:
    return int(share([count for day, count in year.tally.checks.items() if day >= 30], 0.5))


def _incidents(year: Year) -> Iterator[str]:
    largest = sorted(year.checker.outages.incidents, key=lambda each: -len(each.boards))
    for each in largest[:12]:
        end = f"until {each.ended_at:%m-%d %H:%M}" if each.ended_at else "goes on"
        began = f"{each.course.began_at:%m-%d %H:%M}"
        yield f"  {began}  {end:<18} {len(each.boards):>6,} boards  {each.host or each.platform}"
    if len(largest) > 12:
        yield f"  and {len(largest) - 12} smaller ones"


def _requests(year: Year) -> Iterator[str]:
    for name, counts in sorted(year.tally.by_interface.items()):
        steady = counts[30:] or counts
        middle, high = share(steady, 0.5), share(steady, 0.99)
        yield f"{name:<26} {middle:>8,.0f} {high:>8,.0f} {max(steady):>8,.0f}"
    days = sorted(year.tally.host_days.elements())
    name = "each other host"
    yield f"{name:<26} {share(days, 0.5):>8,} {share(days, 0.99):>8,} {max(days, default=0):>8,}"
