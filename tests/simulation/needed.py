"""What a catalogue needs of each platform a day, beside what it may ask: the tables."""

import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings

from crawler.fetch.budget import JITTER
from crawler.fetch.polite import API_GAP_SECONDS
from crawler.look_at_linked import GOOD_FOR as LINKED_FOR
from crawler.maintainer_file_places import places
from crawler.maintainer_file_read import WHERE_THERE_IS_NONE
from smells.models.last_look import GOOD_FOR as READ_FOR
from tests.simulation import rates
from tests.simulation.answering import (
    APPS,
    GRAPHQL,
    HUB_API,
    OWN_HOST,
    RAW,
    RESOLVERS,
    REST,
    VIEWER,
    interface,
)
from tests.simulation.requests import KINDS, Cost, cost, of_addresses
from tests.simulation.times import DAY
from tests.simulation.world import board_at

BOARDS = int(os.environ.get("YEAR_BOARDS", "15000"))
SAMPLED = 3000  # boards of which the other addresses are counted
INTERFACES = (REST, GRAPHQL, RAW, HUB_API, RESOLVERS, VIEWER, APPS, OWN_HOST)
_HOURS = 24
_WINDOWS = 24 * 12  # of five minutes
# Free limits of one address, or one account without a paid plan; None: nothing is written of one.
ALLOWED: dict[str, tuple[int | None, int | None]] = {
    # without a token, with one
    REST: (60 * _HOURS, 5000 * _HOURS),
    GRAPHQL: (0, 5000 * _HOURS),
    HUB_API: (500 * _WINDOWS, 1000 * _WINDOWS),
    RESOLVERS: (3000 * _WINDOWS, 5000 * _WINDOWS),
    VIEWER: (None, None),
    RAW: (None, None),
}
# The hosts whose turns are counted together, and the least time between two of them.
_TURNS = {
    "api.github.com": ((REST, API_GAP_SECONDS), (GRAPHQL, API_GAP_SECONDS)),
    "huggingface.co": ((HUB_API, API_GAP_SECONDS), (RESOLVERS, settings.HOST_GAP_SECONDS)),
    "datasets-server.huggingface.co": ((VIEWER, API_GAP_SECONDS),),
    "raw.githubusercontent.com": ((RAW, settings.HOST_GAP_SECONDS),),
}


@dataclass(frozen=True)
class Looks:
    """Looks a board and day: read anew, or only asked whether all is as it was."""

    in_full: float
    repeated: float


def looks_a_day() -> Looks:
    """A board whose content changes is looked at daily, one that stands still at the longest
    interval; both a twentieth later on average. A look in full is good for a while only.
    """
    soonest, latest = (
        days * 1.05 for days in (settings.RECHECK_SOONEST_DAYS, settings.RECHECK_LATEST_DAYS)
    )
    fed, still = rates.FED_SHARE / soonest, (1 - rates.FED_SHARE) / latest
    good_for = READ_FOR.total_seconds() / 86_400
    anew = min(1.0, soonest / good_for + soonest * DAY / rates.FED_EVERY)
    still_anew = min(1.0, latest / good_for)
    in_full = fed * anew + still * still_anew
    return Looks(in_full, fed + still - in_full)


def costs(*, ahead: bool) -> dict[str, Cost]:
    return {
        kind: cost(url, ahead=ahead and platform == "github")
        for kind, (platform, url, _) in KINDS.items()
    }


def everywhere(homes: dict[str, Cost], *, ahead: bool) -> list[tuple[float, Cost]]:
    """How many addresses cost how much: homes by KINDS, the others as in the simulated year."""
    whole, chance = sum(rates.MIX.values()), random.Random(1)
    found = []
    for kind, each in homes.items():
        platform, _, share = KINDS[kind]
        found.append((BOARDS * rates.MIX[platform] / whole * share, each))
    kinds = chance.choices(list(rates.MIX), list(rates.MIX.values()), k=SAMPLED)
    boards = [board_at(number, kind, chance) for number, kind in enumerate(kinds)]
    others = Counter(each.kind for board in boards for each in board.addresses[1:])
    known = of_addresses(ahead=ahead)
    for kind, count in others.items():
        found.append((count * BOARDS / SAMPLED, replace(known[kind], linked=Counter())))
    return found


def needed(
    addresses: Iterable[tuple[float, Cost]],
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Requests of a day; those of them answered by 304; and those of the very first looks."""
    looks, linked = looks_a_day(), 86_400 / LINKED_FOR.total_seconds()
    wanted: Counter[str] = Counter()
    unchanged: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for count, each in addresses:
        repeated = looks.repeated if each.is_repeated else 0
        in_full = looks.in_full + looks.repeated - repeated
        for name in INTERFACES:
            wanted[name] += count * (in_full * each.first[name] + repeated * each.later[name])
            wanted[name] += count * linked * each.linked[name]
            unchanged[name] += count * repeated * each.unchanged[name]
            first[name] += count * (each.first[name] + each.linked[name])
    files, first_files = for_files()
    return wanted + files, unchanged, first + first_files


def for_files() -> tuple[Counter[str], Counter[str]]:
    """Requests of a day, and of the first looks, for leaderboard.yml where there is none.

    One place is asked a week, and all of a board whose repository tells that it has changed.
    """
    whole = sum(rates.MIX.values())
    wanted: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for platform, url, share in KINDS.values():
        boards = BOARDS * rates.MIX[platform] / whole * share
        addresses = places(url)
        tells_revision = platform in ("github", "huggingface")
        changed = rates.FED_SHARE * DAY / rates.FED_EVERY if tells_revision else 0
        for address in addresses:
            a_day = 1 / WHERE_THERE_IS_NONE.days / len(addresses) + changed
            wanted[interface(address)] += boards * a_day  # type: ignore[assignment]
            first[interface(address)] += boards  # type: ignore[assignment]
    return wanted, first


def tell() -> Iterator[str]:
    singly, ahead = costs(ahead=False), costs(ahead=True)
    yield from _of_a_look(singly, ahead)
    looks = looks_a_day()
    yield f"\n{BOARDS:,} boards; looks a board and day: {looks.in_full:.2f} in full, "
    yield f"{looks.repeated:.2f} conditional (a look in full is good for {READ_FOR.days} days); "
    yield "one for leaderboard.yml a week\n"
    yield "needed a day"
    one_by_one, together = (
        needed(everywhere(singly, ahead=False)),
        needed(everywhere(ahead, ahead=True)),
    )
    yield from _a_day("GitHub singly, without a token", *one_by_one, token=False)
    yield from _a_day("GitHub for many at once, with tokens", *together, token=True)
    yield "\nour own pace: how much of the day each shared host is kept busy"
    yield from _paces(one_by_one, together)


def _of_a_look(singly: dict[str, Cost], ahead: dict[str, Cost]) -> Iterator[str]:
    yield f"{'one look at a home':<38} requests"
    for kind, each in singly.items():
        yield f"{kind:<38} {_list(each.first)}"
        if ahead[kind].first != each.first:
            yield f"{'  asked for with 49 others':<38} {_list(ahead[kind].first)}"
        how = _list(each.unchanged) + " answered 304" if each.is_repeated else "the same, in full"
        yield f"{'  the next one, unchanged':<38} {how}"
        yield f"{'  what it links to, once a week':<38} {_list(each.linked)}"


def _list(counted: Counter[str]) -> str:
    told = [f"{count:g} {name}" for name, count in counted.items() if count]
    return " + ".join(told) or "none"


def _a_day(
    name: str,
    wanted: Counter[str],
    unchanged: Counter[str],
    first: Counter[str],
    *,
    token: bool,
) -> Iterator[str]:
    yield f"  {name:<36} {'needed':>9} {'allowed':>11} {'share':>7} {'first looks':>12}"
    for each in INTERFACES:
        allowed = ALLOWED.get(each, (None, None))[token]
        # GitHub does not count a 304 that was asked for with a token.
        free = unchanged[each] if each == REST and token else 0
        count = wanted[each] - free
        share = f"{count / allowed:.1%}" if allowed else "-"
        most = "" if allowed is None else f"{allowed:,}"
        days = f"{first[each] / allowed:.2f} days" if allowed else "-"
        yield f"    {each:<34} {count:>9,.0f} {most:>11} {share:>7} {days:>12}"


def _paces(*ways: tuple[Counter[str], Counter[str], Counter[str]]) -> Iterator[str]:
    yield f"    {'':<34} {'singly':>9} {'at once':>9} {'first looks, hours':>20}"
    for host, turns in _TURNS.items():
        busy = []
        for wanted, _, first in ways:
            gaps = [(name, gap * (1 + JITTER / 2)) for name, gap in turns]
            busy.append(sum(wanted[name] * gap for name, gap in gaps) / 86_400)
            hours = sum(first[name] * gap for name, gap in gaps) / 3600
        yield f"    {host:<34} {busy[0]:>9.1%} {busy[1]:>9.1%} {hours:>20.1f}"
