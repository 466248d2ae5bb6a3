"""Spaces of one board that show the very same ranking, and which is a copy of which. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform

FEWEST_ROWS = 5  # a ranking of fewer may be alike by chance


@dataclass(frozen=True)
class Pair:
    """`copy` says that it was duplicated from `original`, unless neither does."""

    original: Page
    copy: Page

    @property
    def is_declared(self) -> bool:
        return _copied_from(self.copy) == _name(self.original)

    def same_rows(self) -> int:
        """The rows of the largest ranking that both show; 0 when they share none."""
        return max(map(len, _shown(self.original) & _shown(self.copy)), default=0)


def own_spaces(observation: Observation) -> list[Page]:
    """The homes of a board that are Spaces, and not called mirrors."""
    homes = [page for page in observation.pages if page.space and page.is_home]
    return [page for page in homes if LocationRole.MIRROR not in page.roles]


def unseen_space(observation: Observation) -> Page | None:
    """A home that may be a Space and was not seen this time."""
    return next(
        (
            page
            for page in observation.pages
            if page.is_home
            and page.space is None
            and page.platform is Platform.HUGGINGFACE
            and page.outcome is CheckOutcome.COULD_NOT_CHECK
        ),
        None,
    )


def pairs_of(pages: list[Page]) -> Iterator[Pair]:
    """Every two different Spaces once; the one that is a copy, by its own words, as such."""
    order = {id(page): number for number, page in enumerate(pages)}
    for one, other in permutations(pages, 2):
        pair, turned = Pair(one, other), Pair(other, one)
        in_order = order[id(one)] < order[id(other)]
        if _name(one) != _name(other) and (
            pair.is_declared or (in_order and not turned.is_declared)
        ):
            yield pair


def _name(page: Page) -> str:
    return page.space.space_id.casefold() if page.space else ""


def _copied_from(page: Page) -> str:
    return page.space.copy_of.casefold() if page.space else ""


def _shown(page: Page) -> set[tuple[tuple[str, ...], ...]]:
    tables = page.content.rankings() if page.content else ()
    return {_cells(table) for table in tables if len(table.data_rows()) >= FEWEST_ROWS}


def _cells(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row.cells) for row in table.data_rows())
