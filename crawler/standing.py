"""How a board's domains stand after a look: read out of what was seen, and written."""

from collections.abc import Sequence
from datetime import datetime

from crawler.domain_look import DomainLook
from crawler.domains import operator, registrable
from crawler.elsewhere import elsewhere
from crawler.incidents import Heard, heard
from crawler.observation import Observation, Page
from leaderboards.models import Board
from leaderboards.vocabulary import Platform

_WRITTEN = (
    *("host", "platform", "looked_at", "failing_since", "in_order_at", "changed_at"),
    "doubted",
    *("url", "leads_to", "parked"),
)


def write_looks(board: Board, observation: Observation) -> list[DomainLook]:
    """One row for each domain of the board; those it does not stand on any more are dropped."""
    return write_looks_of([(board, observation)])[board.pk]


def write_looks_of(seen: Sequence[tuple[Board, Observation]]) -> dict[int, list[DomainLook]]:
    """The same for several boards, by their ids."""
    earlier: dict[int, dict[str, DomainLook]] = {}
    for look in DomainLook.objects.filter(board__in=[board.pk for board, _ in seen]):
        earlier.setdefault(look.board_id, {})[look.domain] = look
    looks: dict[int, list[DomainLook]] = {}
    for board, observation in seen:
        by_domain = _by_domain(observation)
        before = earlier.get(board.pk, {})
        if gone := before.keys() - by_domain.keys():
            DomainLook.objects.filter(board=board, domain__in=gone).delete()
        looks[board.pk] = [
            _look(board, domain, pages, before.get(domain), now=observation.at)
            for domain, pages in by_domain.items()
        ]
    DomainLook.objects.bulk_create(
        [look for each in looks.values() for look in each],
        update_conflicts=True,
        unique_fields=["board", "domain"],
        update_fields=_WRITTEN,
    )
    return looks


def _by_domain(observation: Observation) -> dict[str, list[Page]]:
    by_domain: dict[str, list[Page]] = {}
    for page in observation.pages:
        if domain := registrable(page.url):
            by_domain.setdefault(domain, []).append(page)
    return by_domain


def _look(
    board: Board, domain: str, pages: Sequence[Page], before: DomainLook | None, *, now: datetime
) -> DomainLook:
    said = heard(pages)
    look = before or DomainLook(board=board, domain=domain, changed_at=now)
    platforms = [page.platform for page in pages if page.platform is not Platform.INDEPENDENT]
    look.host = operator(pages[0].url)
    look.platform = (platforms[0] if platforms else Platform.INDEPENDENT).value
    if said is not Heard.NOTHING or before is None:
        look.looked_at, look.doubted = now, False
    if said is not Heard.NOTHING:
        fails = said is Heard.TROUBLE
        if fails != (look.failing_since is not None):
            look.changed_at = now
        look.failing_since = (look.failing_since or now) if fails else None
    if said is Heard.ANSWER and all(page.outcome == "ok" for page in pages):
        look.in_order_at = now
    return _with_where_it_leads(look, pages)


def _with_where_it_leads(look: DomainLook, pages: Sequence[Page]) -> DomainLook:
    """An address that gave no answer this time leads where it led before."""
    for page in pages:
        found = elsewhere(page)
        if found.leads_to or found.parked:
            look.url, look.leads_to, look.parked = page.url[:1000], found.leads_to, found.parked
            return look
        if page.url == look.url and page.outcome == "ok":
            look.url, look.leads_to, look.parked = "", "", False
    return look
