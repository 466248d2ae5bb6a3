"""How boards stood at their hosts when last looked at: crawler/standing.py and the queries of
crawler/domain_look.py, in memory.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from crawler.incidents import MOST_LOOKS, WINDOW, Heard, Look, heard
from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, Platform
from tests.simulation.world import SimulatedBoard


@dataclass(slots=True, eq=False)
class DomainLook:
    """As the model of that name."""

    board: int
    domain: str
    host: str
    platform: Platform
    looked_at: datetime
    changed_at: datetime
    failing_since: datetime | None = None
    in_order_at: datetime | None = None
    doubted: bool = False

    def as_look(self) -> Look:
        began = self.failing_since if self.in_order_at else None
        return Look(self.board, self.host, self.platform.value, self.looked_at, began)


Newest = OrderedDict[tuple[int, str], DomainLook]  # by board and domain; the newest look is last


class Looks:
    def __init__(self) -> None:
        self.of_board: dict[int, dict[str, DomainLook]] = {}
        self._all: Newest = OrderedDict()
        self._hosts: dict[str, Newest] = defaultdict(OrderedDict)
        self._platforms: dict[str, Newest] = defaultdict(OrderedDict)

    def over_all(self, now: datetime) -> list[Look]:
        return _newest(self._all, now)

    def at_host(self, host: str, now: datetime) -> list[Look]:
        return _newest(self._hosts[host], now, undoubted=True)

    def on_platform(self, platform: str, now: datetime) -> list[Look]:
        return _newest(self._platforms[platform], now, undoubted=True)

    def doubt(self, since: Mapping[int, datetime]) -> None:
        earliest = min(since.values())
        for board in since:
            for look in self.of_board[board].values():
                if look.failing_since and look.failing_since >= earliest:
                    look.doubted = True

    def write(self, board: SimulatedBoard, observation: Observation) -> list[DomainLook]:
        by_domain: dict[str, list[Page]] = {}
        hosts = {}
        for address, page in zip(board.addresses, observation.pages, strict=True):
            by_domain.setdefault(address.domain, []).append(page)
            hosts.setdefault(address.domain, address.host)
        known = self.of_board.setdefault(board.pk, {})
        for domain, pages in by_domain.items():
            look = known.get(domain)
            known[domain] = self._look(board.pk, domain, hosts[domain], pages, look, observation.at)
        return list(known.values())

    def all_in_order(self, board: int, now: datetime) -> None:
        """The same, for a board of which every address was in order, now as before."""
        for domain, look in self.of_board[board].items():
            look.looked_at = look.in_order_at = now
            self._move(look, (board, domain))

    def _look(
        self,
        board: int,
        domain: str,
        host: str,
        pages: Sequence[Page],
        before: DomainLook | None,
        now: datetime,
    ) -> DomainLook:
        said = heard(pages)
        named = [page.platform for page in pages if page.platform is not Platform.INDEPENDENT]
        platform = named[0] if named else Platform.INDEPENDENT
        look = before or DomainLook(board, domain, host, platform, looked_at=now, changed_at=now)
        if said is not Heard.NOTHING or before is None:
            look.looked_at, look.doubted = now, False
            self._move(look, (board, domain))
        if said is not Heard.NOTHING:
            fails = said is Heard.TROUBLE
            if fails != (look.failing_since is not None):
                look.changed_at = now
            look.failing_since = (look.failing_since or now) if fails else None
        if said is Heard.ANSWER and all(page.outcome is CheckOutcome.OK for page in pages):
            look.in_order_at = now
        return look

    def _move(self, look: DomainLook, key: tuple[int, str]) -> None:
        """To the end: the newest."""
        for rows in (self._all, self._hosts[look.host], self._platforms[look.platform]):
            rows[key] = look
            rows.move_to_end(key)


def _newest(rows: Newest, now: datetime, *, undoubted: bool = False) -> list[Look]:
    wanted = (look for look in reversed(rows.values()) if not (undoubted and look.doubted))
    found = islice(wanted, MOST_LOOKS)
    return [look.as_look() for look in found if look.looked_at >= now - WINDOW]
