"""Two columns with one name hold the same in every row."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from crawler.content import Column, Row, Table
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
    passing=("count", "columns"),
)

FEWEST_ROWS = 3
MOST_OF_A_NAME = 20  # columns; a page of nothing else must end soon


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    rows = table.data_rows()
    for one, other in _of_one_name(table):
        if _are_equal(rows, one, other):
            values: Evidence = {
                "column": one.full_name,
                "count": len(rows),
                "columns": f"{one.index + 1}, {other.index + 1}",
            }
            yield Spot(table, (one.full_name,), values)


def _of_one_name(table: Table) -> Iterator[tuple[Column, Column]]:
    named: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.name:
            named.setdefault(column.full_name.casefold(), []).append(column)
    for columns in named.values():
        yield from combinations(columns[:MOST_OF_A_NAME], 2)


def _are_equal(rows: Sequence[Row], one: Column, other: Column) -> bool:
    pairs = [(text_in(row, one), text_in(row, other)) for row in rows]
    filled = {first for first, _second in pairs if first}
    return len(filled) >= FEWEST_ROWS and all(first == second for first, second in pairs)
