"""Which open reports a reader may mean, and which waiting ones say nearly the same."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from leaderboards.models import Board
from smells.fingerprint import address_key
from smells.models import PublicReport, Report

MOST_SHOWN = 5
ENOUGH = 2.0
MUCH_ALIKE = 80  # of 100


def open_reports_alike(
    board: Board, *, smell: str, entity: str, url: str, description: str
) -> list[Report]:
    """The board's public, open reports that may be the same, the likeliest first."""
    place = address_key(url)
    rated: list[tuple[float, Report]] = []
    for report in board.reports.open():
        rate = 2.0 * (bool(smell) and report.smell == smell)
        rate += 1.0 * (address_key(report.url) == place)
        rate += 0.5 * (bool(entity) and report.entity == entity)
        rate += 2.0 * _alike(description, report.message)
        if rate >= ENOUGH:
            rated.append((rate, report))
    rated.sort(key=lambda pair: (-pair[0], pair[1].pk))
    return [report for _, report in rated[:MOST_SHOWN]]


def waiting_alike(row: PublicReport, others: Iterable[PublicReport]) -> list[PublicReport]:
    """Of these waiting reports on the same board, those whose words are much like this one's."""
    same = (other for other in others if other.pk != row.pk and other.board_id == row.board_id)
    return [o for o in same if _alike(row.description, o.description) * 100 >= MUCH_ALIKE]


def _alike(one: str, other: str) -> float:
    return float(fuzz.token_set_ratio(one.casefold(), other.casefold())) / 100
