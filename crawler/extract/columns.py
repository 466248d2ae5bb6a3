"""What each column of a table is for: by its name, by its values, or not known. Pure.

A name that says it outright and values that agree make CERTAIN; one of the two LIKELY; a guess
stays UNSURE. The words are in column_words.py, in English and Chinese.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crawler.extract.column_words import (
    HIGHER,
    LOWER,
    METRICS,
    NAMES,
    NOT_SCORES,
    NUMBERED_SETTINGS,
    WEAK_NAMES,
    plain_name,
)
from crawler.extract.dates import is_date
from crawler.extract.numbers import is_placeholder, read_rank
from crawler.tables import Better, Cell, Certainty, Column, ColumnRole, Row, RowKind

MOSTLY = 0.7
SAMPLE = 200  # rows that are looked at
_SIZE = re.compile(
    r"\A[~≈<>]?\d+(\.\d+)?\s?[BMKT]?(\s?[x×/+]\s?\d+(\.\d+)?\s?[BMKT])*\Z", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
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


def read_columns(
    headers: Sequence[Sequence[Cell]], rows: Sequence[Row], width: int
) -> tuple[Column, ...]:
    """A column for each place of the header; without a header, as many as the rows have."""
    sample = [row for row in rows if row.kind is RowKind.DATA][:SAMPLE]
    columns = []
    for index in range(width):
        cells = tuple(header[index] for header in headers if index < len(header))
        path = tuple(cell.text for cell in cells)
        values = measure([row.cells[index] for row in sample])
        columns.append(_column(index, path, cells, values))
    return _one_model_column(tuple(columns), sample)


def measure(cells: Sequence[Cell]) -> Values:
    written = [cell for cell in cells if cell.text and not is_placeholder(cell.text)]
    if not written:
        return Values()
    texts = [cell.text for cell in written]
    words = [cell.text for cell in written if cell.number is None]
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


def _column(index: int, path: tuple[str, ...], header: tuple[Cell, ...], values: Values) -> Column:
    name = next((text for text in reversed(path) if text), "")
    role, certainty, reason = _role(name, values)
    return Column(
        name=name,
        index=index,
        path=path,
        role=role,
        certainty=certainty,
        reason=reason,
        better=_direction(name, path),
        header=header,
    )


def _role(name: str, values: Values) -> tuple[ColumnRole, Certainty, str]:
    plain = plain_name(name)
    for role, pattern in NAMES:
        if pattern.fullmatch(plain):
            certainty = _agreement(role, values)
            # "Code" may be a task, and "pos" a part of speech.
            if certainty is Certainty.UNSURE and values.numeric >= MOSTLY:
                if role is ColumnRole.SETTING and NUMBERED_SETTINGS.search(plain):
                    return role, Certainty.LIKELY, "name"
                return _number_column(plain, values)
            return role, certainty, "name"
    for role, pattern in WEAK_NAMES:
        if pattern.fullmatch(plain):
            agreed = _agreement(role, values)
            return role, Certainty.LIKELY if agreed is Certainty.CERTAIN else agreed, "name"
    return _by_values(plain, values)


def _agreement(role: ColumnRole, values: Values) -> Certainty:
    """How sure a role is that the name gives, once the values have been looked at."""
    if values.count == 0:
        return Certainty.LIKELY
    match role:
        case ColumnRole.MODEL:
            agrees = values.are_words
        case ColumnRole.RANK:
            agrees = values.ranks >= 0.6
        case ColumnRole.AVERAGE | ColumnRole.METRIC:
            agrees = values.numeric >= MOSTLY
        case ColumnRole.DATE:
            agrees = values.dates >= 0.6
        case ColumnRole.SIZE:
            return Certainty.CERTAIN if values.sizes >= 0.5 else Certainty.LIKELY
        case _:
            agrees = values.numeric < MOSTLY
    return Certainty.CERTAIN if agrees else Certainty.UNSURE


def _by_values(plain: str, values: Values) -> tuple[ColumnRole, Certainty, str]:
    if values.count == 0:
        return ColumnRole.OTHER, Certainty.UNSURE, "no values"
    if not plain and values.counts_up:
        return ColumnRole.RANK, Certainty.LIKELY, "counts up"
    if values.dates >= 0.8 and values.numeric < 0.5:
        return ColumnRole.DATE, Certainty.LIKELY, "values"
    if values.addresses >= 0.8:
        return ColumnRole.LINK, Certainty.LIKELY, "values"
    if values.sizes >= 0.8 and values.numeric < 0.3:
        return ColumnRole.SIZE, Certainty.LIKELY, "values"
    if values.numeric >= MOSTLY:
        return _number_column(plain, values)
    return ColumnRole.OTHER, Certainty.UNSURE, "values"


def _number_column(plain: str, values: Values) -> tuple[ColumnRole, Certainty, str]:
    # The last word of a name says what it is: "token F1" is a metric, "F1 tokens" is not.
    bare = _IN_BRACKETS.sub("", plain).strip()
    is_metric = bool(METRICS.search(bare))
    if any(match.end() == len(bare) or not is_metric for match in NOT_SCORES.finditer(bare)):
        return ColumnRole.OTHER, Certainty.LIKELY, "name"
    if is_metric:
        return ColumnRole.METRIC, Certainty.CERTAIN, "name"
    if not plain:
        return ColumnRole.METRIC, Certainty.UNSURE, "values"
    return ColumnRole.METRIC, Certainty.LIKELY if values.count > 1 else Certainty.UNSURE, "values"


def _direction(name: str, path: tuple[str, ...]) -> Better | None:
    """What the header says: an arrow, or "higher is better". Both ways means nothing."""
    text = " ".join({*path, name})
    up, down = bool(HIGHER.search(text)), bool(LOWER.search(text))
    if up == down:
        return None
    return Better.HIGHER if up else Better.LOWER


def _one_model_column(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """A table has one model column: the surest of those named so, else a guess by values."""
    named = [column for column in columns if column.role is ColumnRole.MODEL]
    if not named:
        guess = _guessed_model(columns, rows)
        return tuple(
            guess if guess and column.index == guess.index else column for column in columns
        )
    order = [Certainty.CERTAIN, Certainty.LIKELY, Certainty.UNSURE]
    best = min(named, key=lambda column: (order.index(column.certainty), column.index))
    return tuple(
        replace(
            column,
            role=ColumnRole.SETTING,
            certainty=Certainty.UNSURE,
            reason="a second model column",
        )
        if column in named and column is not best
        else column
        for column in columns
    )


def _guessed_model(columns: tuple[Column, ...], rows: Sequence[Row]) -> Column | None:
    """The first column of distinct words, where others hold numbers."""
    if not any(column.role in (ColumnRole.METRIC, ColumnRole.AVERAGE) for column in columns):
        return None
    for column in columns:
        values = measure([row.cells[column.index] for row in rows])
        if column.role is ColumnRole.OTHER and values.are_words and values.distinct >= 0.7:
            sure = values.modelish >= 0.6 and values.distinct >= 0.9 and not column.name
            certainty = Certainty.LIKELY if sure else Certainty.UNSURE
            return replace(column, role=ColumnRole.MODEL, certainty=certainty, reason="values")
    return None
