"""One row keeps a short list from being sorted, or stands at its end with a better score."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.lone_rows import lone_row
from smells.judging.orderings import sort_key
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name, text_in
from smells.judging.sources import OF_DATA
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(model)s” has %(score)s in “%(column)s” and stands below “%(above)s” with "
        "%(above_score)s; all other rows are in the order of that column."
    ),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge, among=_is_shown_in_order)


def _is_shown_in_order(table: Table) -> bool:
    """A page sorts the rows of a file of data when it shows them."""
    return table.is_ranking and table.source not in OF_DATA


def _is_nearly_ordered(table: Table) -> bool:
    """What reading saw already; it spares most tables the search for their sort key."""
    order = table.order
    return table.rank_column is None and order is not None and order.agreement < 1


def _judge(table: Table) -> Iterator[Spot]:
    key = sort_key(table) if _is_nearly_ordered(table) else None
    found = lone_row(table, key) if key else None
    if key is None or found is None:
        return
    upper, lower = found
    model, above = row_name(table, lower.row), row_name(table, upper.row)
    values: Evidence = {
        "model": model,
        "score": text_in(lower.row, key.column),
        "above": above,
        "above_score": text_in(upper.row, key.column),
        "column": key.column.full_name,
    }
    yield Spot(table, (model, above), values, lower.row)
