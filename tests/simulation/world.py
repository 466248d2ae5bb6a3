"""Boards, their addresses and hosts, and what will happen to them in the year. Seeded."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.domains import operator, registrable
from crawler.observation import Observation, Page
from leaderboards.identity import platform_of
from leaderboards.vocabulary import LocationRole, Platform
from tests.simulation import rates
from tests.simulation.trouble import Course, Trouble, covered

NOTHING = Course()
FORMS = "forms.example.com"  # where many boards have their submission form


@dataclass(slots=True)
class Address:
    """`kind` tells its adapter: repository, space, data-set, sheet or page. `own` is what befalls
    it or its host, `around` what befalls its platform, or us. `pages` are those made already.
    """

    url: str
    roles: tuple[LocationRole, ...]
    kind: str
    name: str = ""
    end: str = "shared"  # of rates.ENDS
    sleeps: bool = False
    own: Course = NOTHING
    around: Course = NOTHING
    platform: Platform = Platform.INDEPENDENT
    host: str = ""
    domain: str = ""
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.platform = platform_of(self.url)
        self.host, self.domain = operator(self.url), registrable(self.url)

    def at(self, minute: int) -> Trouble | None:
        return self.around.at(minute) or self.own.at(minute)

    @property
    def asked(self) -> str:
        """Where the answer came from: the platform's API, or the address itself."""
        api = {
            "repository": f"https://api.github.com/repos/{self.name}",
            "space": f"https://huggingface.co/api/spaces/{self.name}",
            "data-set": f"https://huggingface.co/api/datasets/{self.name}",
        }
        return api.get(self.kind, self.url)


@dataclass(slots=True)
class SimulatedBoard:
    """`troubled` are the times at which any of its addresses has trouble. `fed_from` is when its
    content first changes, and every rates.FED_EVERY from then on; 0: never.
    """

    pk: int
    slug: str
    addresses: tuple[Address, ...]
    fed_from: int = 0
    troubled: tuple[Sequence[int], Sequence[int]] = ((), ())
    calm: Observation | None = None

    @property
    def pacing_host(self) -> str:
        home = self.addresses[0]
        if home.platform in (Platform.GITHUB, Platform.HUGGINGFACE):
            return home.platform.value
        return home.url.split("/")[2]

    def fed_at(self, minute: int) -> int | None:
        """When its content last changed; None when it never did."""
        if not self.fed_from or minute < self.fed_from:
            return None
        return self.fed_from + (minute - self.fed_from) // rates.FED_EVERY * rates.FED_EVERY

    def settle(self) -> None:
        self.troubled = covered(
            course for each in self.addresses for course in (each.own, each.around)
        )


@dataclass
class World:
    """`hosts` are the independent hosts, with all addresses there."""

    boards: list[SimulatedBoard]
    hosts: dict[str, list[Address]]
    chance: random.Random


_HOME, _REPOSITORY = (LocationRole.HOME,), (LocationRole.REPOSITORY,)


def board_at(number: int, kind: str, chance: random.Random) -> SimulatedBoard:
    """One board with about five addresses, one of which is mostly a paper, that nobody asks."""
    make = {"github": _github, "huggingface": _hub, "spreadsheet": _sheet}.get(kind, _site)
    slug = f"{kind}-{number}"
    board = SimulatedBoard(number, slug, tuple(make(slug, chance)))
    if chance.random() < rates.FED_SHARE:
        board.fed_from = 1 + chance.randrange(rates.FED_EVERY)
    return board


def _some(chance: random.Random, given: Sequence[tuple[float, Address]]) -> list[Address]:
    return [address for share, address in given if chance.random() < share]


def _page(url: str, role: LocationRole, end: str = "shared") -> Address:
    return Address(url, (role,), "page", end=end)


def _repository(name: str, roles: tuple[LocationRole, ...]) -> Address:
    return Address(f"https://github.com/{name}", roles, "repository", name, end="repository")


def _data_set(name: str) -> Address:
    url = f"https://huggingface.co/datasets/{name}"
    return Address(url, (LocationRole.DATASET,), "data-set", name, end="data-set")


def _github(slug: str, chance: random.Random) -> list[Address]:
    others = (
        (0.4, _page(f"https://{slug}.github.io/board/", LocationRole.MIRROR)),
        (0.6, _data_set(f"{slug}/data")),
        (0.5, _page(f"https://{slug}.github.io/docs/", LocationRole.DOCUMENTATION)),
        (0.4, _page(f"https://{FORMS}/{slug}", LocationRole.SUBMISSION)),
        (0.6, _repository(f"{slug}/harness", _REPOSITORY)),
    )
    return [_repository(f"{slug}/board", _HOME), *_some(chance, others)]


def _hub(slug: str, chance: random.Random) -> list[Address]:
    url = f"https://huggingface.co/spaces/{slug}/board"
    home = Address(url, _HOME, "space", f"{slug}/board", end="space")
    home.sleeps = chance.random() < 0.4
    others = (
        (0.7, _repository(f"{slug}/harness", _REPOSITORY)),
        (0.6, _data_set(f"{slug}/results")),
        (0.5, _data_set(f"{slug}/requests")),
        (0.4, _page(f"https://{slug}.github.io/", LocationRole.DOCUMENTATION)),
        (0.3, _page(f"https://{FORMS}/{slug}", LocationRole.SUBMISSION)),
    )
    return [home, *_some(chance, others)]


def _site(slug: str, chance: random.Random) -> list[Address]:
    is_shared = chance.random() < rates.SHARED_SHARE
    shared = [f"{slug}.github.io", *(f"lab{n}.uni{n}.edu" for n in range(rates.UNIVERSITIES))]
    site = f"https://{chance.choice(shared) if is_shared else f'www.{slug}.org'}/{slug}"
    home = _page(f"{site}/", LocationRole.HOME, "shared" if is_shared else "own")
    others = (
        (0.7, _page(f"{site}/submit", LocationRole.SUBMISSION)),
        (0.7, _page(f"{site}/about", LocationRole.DOCUMENTATION)),
        (0.7, _repository(f"{slug}/harness", _REPOSITORY)),
        (0.5, _data_set(f"{slug}/data")),
    )
    return [home, *_some(chance, others)]


def portal_board(number: int) -> SimulatedBoard:
    """A board of the portal that will close: two pages there, and its own repository."""
    slug, site = f"portal-{number}", "https://www.portal.example.net"
    addresses = (
        _page(f"{site}/boards/{number}", LocationRole.HOME),
        _page(f"{site}/boards/{number}/submit", LocationRole.SUBMISSION),
        _repository(f"{slug}/harness", _REPOSITORY),
    )
    return SimulatedBoard(number, slug, addresses)


def _sheet(slug: str, chance: random.Random) -> list[Address]:
    url = f"https://docs.google.com/spreadsheets/d/{slug}/edit"
    home = Address(url, _HOME, "sheet", end="sheet")
    return [home, *_some(chance, ((0.7, _repository(f"{slug}/harness", _REPOSITORY)),))]
