"""`python -m tests.simulation.requests`: how many requests a look takes, counted at the adapters.

The real `look` and `read` of each platform, and the looks at linked entities, over synthetic
answers; then the same again, conditionally, and with GitHub asked for many at once. Times the
boards of a catalogue, beside what the platforms allow and what our own pace lets through.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.again import Tracing, repeat
from crawler.ahead import asked_ahead
from crawler.linked import linked_entities
from crawler.observation import Observation
from crawler.observe import observe
from crawler.platforms import github_bulk
from crawler.platforms.adapter import Access, Place
from leaderboards.identity import platform_of
from leaderboards.vocabulary import LocationRole
from tests.simulation.answering import GRAPHQL, Counting
from tests.simulation.ground import stand_on_settings
from tests.simulation.times import START

TOKENS = Access(github_token="for-github", huggingface_token="for-the-hub")
_HUB, _SITE = "https://huggingface.co", "https://www.board.example.org"

# A home of each kind, and how many of a platform's boards are of it: guesses, but for the sum.
KINDS: dict[str, tuple[str, str, float]] = {
    "repository with a README": ("github", "https://github.com/o/board", 1.0),
    "Space, rows in its configuration": ("huggingface", f"{_HUB}/spaces/o/rows", 0.25),
    "Space that fills its table by a call": ("huggingface", f"{_HUB}/spaces/o/calls", 0.15),
    "Space that sleeps": ("huggingface", f"{_HUB}/spaces/o/asleep", 0.35),
    "Space with an app of another kind": ("huggingface", f"{_HUB}/spaces/o/docker", 0.1),
    "static Space": ("huggingface", f"{_HUB}/spaces/o/static", 0.1),
    "data set that is a board": ("huggingface", f"{_HUB}/datasets/o/board", 0.05),
    "page with its table": ("independent", f"{_SITE}/board", 0.6),
    "page filled by a script": ("independent", f"{_SITE}/filled-by-script", 0.4),
    "Google sheet": ("spreadsheet", "https://docs.google.com/spreadsheets/d/key/edit", 1.0),
}


@dataclass(frozen=True)
class Cost:
    """Requests by whose limit they count against. `unchanged` of `later` were answered by 304,
    which GitHub does not count. `linked` are the looks at what the board links to.
    """

    first: Counter[str]
    later: Counter[str]
    unchanged: Counter[str]
    linked: Counter[str]
    is_repeated: bool


def cost(url: str, role: LocationRole = LocationRole.HOME, *, ahead: bool = False) -> Cost:
    return asyncio.run(_cost(Place(url, (role,), platform_of(url)), ahead=ahead))


async def _cost(place: Place, *, ahead: bool) -> Cost:
    first, later, linked = Counting(), Counting(), Counting()
    tracing = Tracing(await _prepared(place, first, ahead=ahead))
    seen = await _look([place], tracing)
    trace = tracing.trace()
    again = await _prepared(place, later, ahead=ahead)
    repeated = await repeat(trace, again, TOKENS)
    if not repeated.is_same:
        await _look([place], Tracing(again, repeated.answers))
    entities = linked_entities(seen)
    await _look([Place(e.url, (e.role,), platform_of(e.url)) for e in entities], linked, read=False)
    asked = [_shared(each.asked) for each in (first, later)]
    return Cost(*asked, later.unchanged, linked.asked, repeated.is_same)


async def _prepared(place: Place, counting: Counting, *, ahead: bool):
    """The fetch of a board among as many of its kind as are asked for at once."""
    if not ahead:
        return counting
    others = [f"https://github.com/o/other-{number}" for number in range(github_bulk.MOST - 1)]
    places = [Place(url, place.roles, platform_of(url)) for url in others]
    return await asked_ahead([place, *places], counting, TOKENS)


def _shared(asked: Counter[str]) -> Counter[str]:
    """Each board's share of a query for many."""
    shared = asked.copy()
    if shared[GRAPHQL]:
        shared[GRAPHQL] = shared[GRAPHQL] / github_bulk.MOST  # type: ignore[assignment]
    return shared


async def _look(places: Sequence[Place], fetch, *, read: bool = True) -> Observation:
    async def up() -> bool:
        return True

    return await observe(
        "board",
        places,
        at=START,
        run_id="",
        fetch=fetch,
        access=TOKENS,
        network_is_up=up,
        reading=read,
    )


def of_addresses(*, ahead: bool) -> dict[str, Cost]:
    """What a look at an address of the simulated year takes, by its kind."""
    return {
        "repository": cost("https://github.com/o/harness", LocationRole.REPOSITORY, ahead=ahead),
        "space": cost(KINDS["Space, rows in its configuration"][1]),
        "space-asleep": cost(KINDS["Space that sleeps"][1]),
        "data-set": cost(f"{_HUB}/datasets/o/questions", LocationRole.DATASET),
        "page": cost(KINDS["page with its table"][1], LocationRole.SUBMISSION),
        "sheet": cost(KINDS["Google sheet"][1]),
    }


def later_look() -> Mapping[str, Mapping[str, float]]:
    """Of each, the requests of one more look."""
    return {kind: each.later for kind, each in of_addresses(ahead=True).items()}


def main() -> None:
    with stand_on_settings():
        from tests.simulation.needed import tell

        for line in tell():
            print(line)


if __name__ == "__main__":
    main()
