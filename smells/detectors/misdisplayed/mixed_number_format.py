"""One column writes some scores in per cent and others as fractions of one."""

from collections.abc import Iterator

from crawler.content import Cell, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.by_column import is_short, numbers_of
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
    message=_(
        "“%(column)s” of “%(model)s” is written as %(stated)s, most others as %(usual)s: it seems "
        "to be on another scale."
    ),
    passing=("usual",),
)

FEWEST_USUAL = 5
MOST_UNUSUAL = 0.2
LOW = 10  # a per cent score below this is no surprise beside fractions


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    for column in score_columns(table):
        numbers = numbers_of(table, column.index)
        if not [number for number in numbers if number and 0 < number <= 1]:
            continue
        cells = [
            (row, cell)
            for row in table.data_rows()
            if not is_short(row) and (cell := cell_in(row, column)) and cell.number is not None
        ]
        fractions = [item for item in cells if _is_fraction(item[1])]
        percents = [item for item in cells if _is_percent(item[1])]
        usual, unusual = sorted((fractions, percents), key=len, reverse=True)
        if len(fractions) + len(percents) < len(cells) or len(usual) < FEWEST_USUAL:
            continue
        if len(unusual) > MOST_UNUSUAL * len(cells):
            continue
        for row, cell in unusual:
            model = row_name(table, row)
            values: Evidence = {
                "model": model,
                "column": column.full_name,
                "stated": cell.text,
                "usual": usual[0][1].text,
            }
            yield Spot(table, (model, column.full_name), values, row)


def _is_fraction(cell: Cell) -> bool:
    return cell.number is not None and 0 < cell.number <= 1 and "%" not in cell.text


def _is_percent(cell: Cell) -> bool:
    return cell.number is not None and (LOW <= cell.number <= 100 or "%" in cell.text)
