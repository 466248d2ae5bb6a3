"""What a board's rankings were when they were last seen in good order. Pure.

A loss shows only against something: whoever stores observations keeps `sizes_of` the last good
one and hands it to the next Observation as `earlier`. A good one has all its pages read, and no
open suspicion of lost rows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crawler.tables import Table

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class EarlierTable:
    """A ranking at the address `page`, called `name` (see `named`), then had `rows` models."""

    page: str
    name: str
    rows: int
    seen_on: str = ""


def named(tables: Iterable[Table]) -> Iterator[tuple[str, Table]]:
    """Tables of one page with a name each that outlives reordering and new figures.

    The name is the table's title without digits (they are dates and versions), numbered where
    several tables of the page share it.
    """
    seen: Counter[str] = Counter()
    for table in tables:
        title = " ".join(_DIGITS.sub("", table.title).split()).casefold() or "table"
        seen[title] += 1
        yield (title if seen[title] == 1 else f"{title} ({seen[title]})"), table


def sizes_of(page: str, tables: Iterable[Table], *, seen_on: str) -> tuple[EarlierTable, ...]:
    """The rankings of a page that were read whole, to be kept until the next look."""
    return tuple(
        EarlierTable(page, name, len(table.data_rows()), seen_on)
        for name, table in named(tables)
        if table.is_ranking and table.complete and table.loaded
    )
