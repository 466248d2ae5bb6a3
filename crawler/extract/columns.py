"""What each column of a table is for: by its name, by its values, or not known. Pure.

A name that says it outright and values that agree make CERTAIN; one of the two LIKELY; a guess
stays UNSURE. The words are in column_words.py, in English and Chinese.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.extract.column_values import SAMPLE, Values
from crawler.extract.column_words import (
    HIGHER,
    LOWER,
    METRICS,
    NAMES,
    NOT_SCORES,
    NUMBERED_SETTINGS,
    UNITS,
    WEAK_NAMES,
    parted_name,
    plain_name,
)
from crawler.tables import Better, Cell, Certainty, Column, ColumnRole, Row, RowKind

MOSTLY = 0.7
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def read_columns(
    headers: Sequence[Sequence[Cell]], rows: Sequence[Row], width: int
) -> tuple[Column, ...]:
    """A column for each place of the header; without a header, as many as the rows have."""
    sample = [row for row in rows if row.kind is RowKind.DATA][:SAMPLE]
    values = [Values([row.cells[index] for row in sample]) for index in range(width)]
    columns = []
    for index in range(width):
        cells = tuple([header[index] for header in headers if index < len(header)])
        columns.append(_column(index, _own_name(headers, index), cells, values[index]))
    return _one_model_column(tuple(columns), values)


def _own_name(headers: Sequence[Sequence[Cell]], index: int) -> str:
    """The lowest header that is written; a group's name is not that of one of its columns."""
    for level, header in reversed(list(enumerate(headers))):
        if index >= len(header) or not header[index].text:
            continue
        is_lowest = level == len(headers) - 1
        return "" if not is_lowest and _heads_a_group(header, index) else header[index].text
    return ""


def _heads_a_group(header: Sequence[Cell], index: int) -> bool:
    """Whether the header spans a column beside this one."""
    here = header[index]
    after = header[index + 1] if index + 1 < len(header) else None
    before = header[index - 1] if index else None
    return (after is not None and after.spanned and after.text == here.text) or (
        before is not None and here.spanned and before.text == here.text
    )


def _column(index: int, name: str, header: tuple[Cell, ...], values: Values) -> Column:
    path = tuple([cell.text for cell in header])
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
    in_words = parted_name(name)
    plain = plain_name(name)
    is_parted = in_words != name
    parted = plain_name(in_words) if is_parted else plain
    for role, pattern in NAMES:
        if pattern.fullmatch(plain) or (is_parted and pattern.fullmatch(parted)):
            certainty = _agreement(role, values)
            # "Code" may be a task, and "pos" a part of speech.
            if certainty is Certainty.UNSURE and values.numeric >= MOSTLY:
                if role is ColumnRole.SETTING and NUMBERED_SETTINGS.search(plain):
                    return role, Certainty.LIKELY, "name"
                return _number_column(plain, parted, values)
            return role, certainty, "name"
    for role, pattern in WEAK_NAMES:
        if pattern.fullmatch(plain) or (is_parted and pattern.fullmatch(parted)):
            agreed = _agreement(role, values)
            return role, Certainty.LIKELY if agreed is Certainty.CERTAIN else agreed, "name"
    return _by_values(plain, parted, values)


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


def _by_values(plain: str, parted: str, values: Values) -> tuple[ColumnRole, Certainty, str]:
    if values.count == 0:
        return ColumnRole.OTHER, Certainty.UNSURE, "no values"
    if not plain and values.counts_up:
        return ColumnRole.RANK, Certainty.LIKELY, "counts up"
    if values.numeric < 0.5 and values.dates >= 0.8:
        return ColumnRole.DATE, Certainty.LIKELY, "values"
    if values.numeric >= MOSTLY:
        return _number_column(plain, parted, values)
    if values.addresses >= 0.8:
        return ColumnRole.LINK, Certainty.LIKELY, "values"
    if values.numeric < 0.3 and values.sizes >= 0.8:
        return ColumnRole.SIZE, Certainty.LIKELY, "values"
    return ColumnRole.OTHER, Certainty.UNSURE, "values"


def _number_column(plain: str, parted: str, values: Values) -> tuple[ColumnRole, Certainty, str]:
    # The last word of a name says what it is: "token F1" is a metric, "F1 tokens" is not.
    bare = _IN_BRACKETS.sub("", parted).strip()
    is_metric = bool(METRICS.search(plain) or METRICS.search(bare))
    others = NOT_SCORES.finditer(bare)
    if UNITS.search(plain) or any(m.end() == len(bare) or not is_metric for m in others):
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


def _one_model_column(columns: tuple[Column, ...], values: Sequence[Values]) -> tuple[Column, ...]:
    """A table has one model column: the surest of those named so, else a guess by values."""
    named = [column for column in columns if column.role is ColumnRole.MODEL]
    if not named:
        guess = _guessed_model(columns, values)
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


def _guessed_model(columns: tuple[Column, ...], measured: Sequence[Values]) -> Column | None:
    """The first column of distinct words, where others hold numbers."""
    if not any(column.role in (ColumnRole.METRIC, ColumnRole.AVERAGE) for column in columns):
        return None
    for column, values in zip(columns, measured, strict=True):
        if column.role is ColumnRole.OTHER and values.are_words and values.distinct >= 0.7:
            sure = values.modelish >= 0.6 and values.distinct >= 0.9 and not column.name
            certainty = Certainty.LIKELY if sure else Certainty.UNSURE
            return replace(column, role=ColumnRole.MODEL, certainty=certainty, reason="values")
    return None
