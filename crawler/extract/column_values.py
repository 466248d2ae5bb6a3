"""Of which kinds the written cells of a column are: numbers, dates, ranks, words. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Values:
    """Shares (0 to 1) of a column's written cells that are of a kind."""

    count: int = 0
    numeric: float = 0.0
    dates: float = 0.0
    ranks: float = 0.0
    addresses: float = 0.0
    sizes: float = 0.0
    modelish: float = 0.0
    distinct: float = 0.0
    counts_up: bool = False

    @property
    def are_words(self) -> bool:
        return self.count > 0 and max(self.numeric, self.dates, self.addresses) < 0.3


def measure(cells: Sequence[Cell]) -> Values:
    written = [cell for cell in cells if cell.text and not is_placeholder(cell.text)]
    if not written:
        return Values()
    texts = [cell.text for cell in written]
    words = [cell.text for cell in written if cell.number is None and not is_rough(cell.text)]
    ranks = [_rank(cell) for cell in cells]

    def share(pattern: re.Pattern[str], among: Sequence[str]) -> float:
        return sum(bool(pattern.search(text)) for text in among) / len(texts)

    numeric = 1 - len(words) / len(texts)
    return Values(
        count=len(texts),
        numeric=numeric,
        dates=sum(is_date(text) for text in texts) / len(texts),
        ranks=sum(rank is not None for rank in ranks) / len(texts),
        addresses=share(_ADDRESS, words),
        sizes=share(_SIZE, texts) if numeric < 1 else 0.0,
        modelish=share(_MODELISH, words),
        distinct=len(set(texts)) / len(texts),
        counts_up=_counts_up(ranks),
    )


def modelish(names: Sequence[str]) -> float:
    """The share of names that are written as those of models are: "Alpha-7B", "beta 2 chat"."""
    return sum(bool(_MODELISH.search(name)) for name in names) / len(names) if names else 0.0


def _rank(cell: Cell) -> int | None:
    if cell.number is None:
        return read_rank(cell.text)
    return int(cell.number) if cell.number.is_integer() and 0 <= cell.number < 1e5 else None


def _counts_up(ranks: list[int | None]) -> bool:
    """1, 2, 3 … from the start, a few steps aside; years and scores never do."""
    numbers = [rank for rank in ranks if rank is not None]
    if len(numbers) < 3 or numbers[0] not in (0, 1):
        return False
    steps = sum(0 <= after - before <= 2 for before, after in pairwise(numbers))
    return steps >= 0.9 * (len(numbers) - 1) and max(numbers) <= 2 * len(numbers)
