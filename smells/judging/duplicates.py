"""Which rows of a ranking speak of one model under the same evaluation settings. Pure."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from crawler.content import Cell, Column, ColumnRole, Row, Table
from smells.judging.by_column import texts_of
from smells.judging.model_names import is_nobody, is_provenance
from smells.judging.reading import cell_in, model_in, text_in

# In a contest a team may send in several models.
_A_TEAM = re.compile(r"team|user|participant|submitter|author|队伍|团队|选手|用户", re.IGNORECASE)
# From this share of rows with a namesake on, the name is not meant to tell rows apart.
BY_DESIGN = 0.2
FEWEST_BLANK = 3  # cells of a column in which a blank is a value, and not a cell forgotten
WORDS_OF_A_LINK = 2  # such as "[link]" or "Google Drive"; more are a note
_ADDRESS = re.compile(r"(?:https?://|www\.)")


def namesakes(table: Table, key_of: Callable[[str], Hashable]) -> Iterator[tuple[Row, ...]]:
    """Groups of rows in one section whose names have one key, and that nothing else tells apart."""
    column = table.model_column
    if column is None or _A_TEAM.search(column.name):
        return
    names = [name for name in texts_of(table, column.index) if name]
    if len({key_of(name) for name in names}) == len(names):
        return
    grouped = [group for section in table.sections() for group in _groups(table, section, key_of)]
    repeated = sum(len(group) - 1 for group in grouped)
    if repeated > max(1, BY_DESIGN * len(table.data_rows())):
        return
    settings = _settings(table) if grouped else []
    marked = [column for column in settings if _may_be_blank(table.data_rows(), column)]
    for group in grouped:
        if not any(
            _told_apart(one, other, settings, column) or _is_marked(one, other, marked)
            for one, other in combinations(group, 2)
        ):
            yield group


def _groups(
    table: Table, section: Sequence[Row], key_of: Callable[[str], Hashable]
) -> list[tuple[Row, ...]]:
    groups: dict[Hashable, list[Row]] = {}
    for row in section:
        name = model_in(table, row)
        if name and not is_nobody(name):
            groups.setdefault(key_of(name), []).append(row)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _settings(table: Table) -> list[Column]:
    """Every column that may hold a setting: all but names, ranks, and what is measured."""
    rows = table.data_rows()
    return [
        column
        for column in table.columns
        if not column.is_surely(ColumnRole.MODEL, ColumnRole.RANK)
        and not _is_measured(rows, column)
    ]


def _is_measured(rows: Sequence[Row], column: Column) -> bool:
    """Numbers that are hardly ever the same twice, as results are and settings are not."""
    if column.role in (ColumnRole.SIZE, ColumnRole.DATE, ColumnRole.SETTING):
        return False
    cells = [cell for row in rows if (cell := cell_in(row, column)) and cell.text]
    numbers = [cell.number for cell in cells if cell.number is not None]
    return len(numbers) >= 0.7 * len(cells) and 2 * len(set(numbers)) > len(numbers)


def _told_apart(one: Row, other: Row, settings: Sequence[Column], model: Column) -> bool:
    links = [cell.link for row in (one, other) if (cell := cell_in(row, model)) and cell.link]
    if len(set(links)) > 1:
        return True
    return any(_differ(text_in(one, column), text_in(other, column)) for column in settings)


def _may_be_blank(rows: Sequence[Row], column: Column) -> bool:
    """Whether leaving a cell blank says something there, as in a column of ticks or notes."""
    return sum(not text_in(row, column) for row in rows) >= FEWEST_BLANK


def _is_marked(one: Row, other: Row, marked: Sequence[Column]) -> bool:
    """Whether only one of them has a tick or a note; a link is no such thing."""
    for column in marked:
        filled = [cell for row in (one, other) if (cell := cell_in(row, column)) and cell.text]
        if len(filled) == 1 and not _is_only_a_link(filled[0]):
            return True
    return False


def _is_only_a_link(cell: Cell) -> bool:
    few_words = len(cell.text.split()) <= WORDS_OF_A_LINK
    return bool(_ADDRESS.match(cell.text)) or (bool(cell.link) and few_words)


def _differ(one: str, other: str) -> bool:
    if not one or not other or (is_provenance(one) and is_provenance(other)):
        return False
    return one.casefold() != other.casefold()
