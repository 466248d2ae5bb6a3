"""Two columns with one name hold the same in every row."""

from collections.abc import Iterator
from itertools import combinations

from crawler.content import Column, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, text_in
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("The column “%(column)s” is there twice, with the same %(count)s values."),
)

FEWEST_ROWS = 3


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    named = [column for column in table.columns if column.name]
    for one, other in combinations(named, 2):
        if one.full_name.casefold() == other.full_name.casefold() and _are_equal(table, one, other):
            values: Evidence = {
                "column": one.full_name,
                "count": len(table.data_rows()),
                "columns": f"{one.index + 1}, {other.index + 1}",
            }
            yield Spot(table, (one.full_name,), values)


def _are_equal(table: Table, one: Column, other: Column) -> bool:
    pairs = [(text_in(row, one), text_in(row, other)) for row in table.data_rows()]
    filled = {first for first, _second in pairs if first}
    return len(filled) >= FEWEST_ROWS and all(first == second for first, second in pairs)
