"""Of which kinds the written cells of a column are: numbers, dates, ranks, words. Pure."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise

from crawler.extract.dates import is_date
from crawler.extract.numbers import is_placeholder, is_rough, read_rank
from crawler.tables import Cell

_SIZE = re.compile(
    r"\A[~≈<>]?\d+(\.\d+)?\s?[BMKT]?(\s?[x×/+]\s?\d+(\.\d+)?\s?[BMKT])*\Z", re.IGNORECASE
)
SAMPLE = 200  # rows that are looked at
_ADDRESS = re.compile(r"\Ahttps?://\S+\Z")
_MODELISH = re.compile(
    r"\d(\.\d+)?\s?[bBmM]\b|[A-Za-z\u4e00-\u9fff][-_ ]?v?\d"
    r"|\b(chat|instruct|base|turbo|mini|large|pro)\b",
)


class Values:
    """Shares (0 to 1) of a column's written cells that are of a kind, each counted when asked for.

    Where a cell amounts to a number nothing else about it need be looked at: it is no placeholder,
    no address and no word.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self._texts: list[str] = []
        self._words: list[str] = []
        for cell in cells:
            text = cell.text
            if cell.number is not None:
                self._texts.append(text)
            elif text and not is_placeholder(text):
                self._texts.append(text)
                if not is_rough(text):
                    self._words.append(text)
        self.count = len(self._texts)
        self.numeric = 1 - len(self._words) / self.count if self.count else 0.0

    @cached_property
    def dates(self) -> float:
        return self._share([text for text in self._texts if is_date(text)])

    @cached_property
    def addresses(self) -> float:
        return self._share([text for text in self._words if _ADDRESS.match(text)])

    @cached_property
    def sizes(self) -> float:
        if self.numeric == 1:
            return 0.0
        return self._share([text for text in self._texts if _SIZE.match(text)])

    @cached_property
    def modelish(self) -> float:
        return self._share([text for text in self._words if _MODELISH.search(text)])

    @cached_property
    def distinct(self) -> float:
        return self._share(set(self._texts))

    @cached_property
    def ranks(self) -> float:
        return self._share(self._ranks)

    @property
    def counts_up(self) -> bool:
        """1, 2, 3 … from the start, a few steps aside; years and scores never do."""
        numbers = self._ranks
        if not self.count or len(numbers) < 3 or numbers[0] not in (0, 1):
            return False
        steps = sum(0 <= after - before <= 2 for before, after in pairwise(numbers))
        return steps >= 0.9 * (len(numbers) - 1) and max(numbers) <= 2 * len(numbers)

    @property
    def are_words(self) -> bool:
        return self.count > 0 and max(self.numeric, self.dates, self.addresses) < 0.3

    @cached_property
    def _ranks(self) -> list[int]:
        return [rank for cell in self._cells if (rank := _rank(cell)) is not None]

    def _share(self, found: Collection[object]) -> float:
        return len(found) / self.count if self.count else 0.0


def modelish(names: Sequence[str]) -> float:
    """The share of names that are written as those of models are: "Alpha-7B", "beta 2 chat"."""
    return sum(bool(_MODELISH.search(name)) for name in names) / len(names) if names else 0.0


def _rank(cell: Cell) -> int | None:
    if cell.number is None:
        return read_rank(cell.text)
    return int(cell.number) if cell.number.is_integer() and 0 <= cell.number < 1e5 else None
