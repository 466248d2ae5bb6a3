"""Two columns have one name, and differ in what they hold."""

from collections.abc import Iterator, Sequence

from crawler.content import Column, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.headers import repeated_headers
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, text_in
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_METRIC,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("%(count)s columns are all called “%(column)s” and hold different values."),
    passing=("header",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge)


def _judge(table: Table) -> Iterator[Spot]:
    repeated = [columns for columns in repeated_headers(table) if _differ(table, columns)]
    if repeated:
        values: Evidence = {
            "column": repeated[0][0].full_name,
            "count": len(repeated[0]),
            "columns": "; ".join(_places(columns) for columns in repeated),
            "header": " | ".join(column.full_name for column in table.columns),
        }
        yield Spot(table, ("header",), values)


def _places(columns: Sequence[Column]) -> str:
    return f"{columns[0].full_name}: {', '.join(str(column.index + 1) for column in columns)}"


def _differ(table: Table, columns: Sequence[Column]) -> bool:
    return any(
        len({text for column in columns if (text := text_in(row, column))}) > 1
        for row in table.data_rows()
    )
