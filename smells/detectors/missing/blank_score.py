"""A score is blank where all others of its column are given."""

import re
from collections.abc import Iterator, Sequence

from crawler.content import Column, Row, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import cells_of
from smells.judging.model_names import is_nobody
from smells.judging.reading import (
    SEEN_NEXT_DAY,
    Evidence,
    Spot,
    cell_in,
    in_each_ranking,
    row_name,
    score_columns,
)
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(model)s” has no score in “%(column)s”, where %(filled)s other rows have one."),
    passing=("filled",),
)

FEWEST_ROWS = 10
FILLED = 0.9
# A dash or n/a says that there is no score on purpose; these promise one.
_TO_COME = re.compile(
    r"tbd|tba|todo|wip|coming soon|pending|\?+|\.\.\.|…|待定|待补充|待测|测试中", re.IGNORECASE
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    rows = table.data_rows()
    if len(rows) < FEWEST_ROWS or not table.complete:
        return
    columns = score_columns(table)
    for column in columns:
        cells = cells_of(table, column.index)
        filled = sum(1 for cell in cells if cell and cell.number is not None)
        if filled == len(rows):
            continue
        blank = [row for row in rows if _lacks(row, column)]
        if not blank or filled + len(blank) < len(rows) or filled < FILLED * len(rows):
            continue
        for row in blank:
            name = row_name(table, row)
            if not is_nobody(name) and _has_others(row, columns):
                values: Evidence = {"model": name, "column": column.full_name, "filled": filled}
                yield Spot(table, (name, column.full_name), values, row)


def _lacks(row: Row, column: Column) -> bool:
    cell = cell_in(row, column)
    return cell is not None and (cell.is_blank or _TO_COME.fullmatch(cell.text) is not None)


def _has_number(row: Row, column: Column) -> bool:
    cell = cell_in(row, column)
    return cell is not None and cell.number is not None


def _has_others(row: Row, columns: Sequence[Column]) -> bool:
    """A row without any score has not been evaluated at all, which is another matter."""
    return len(columns) > 1 and sum(_has_number(row, column) for column in columns) * 2 > len(
        columns
    )
