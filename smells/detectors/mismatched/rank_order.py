"""A row stands above another although its score is worse."""

from collections.abc import Iterator

from crawler.content import Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.lone_rows import LONG, NEAR
from smells.judging.orderings import Entry, SortKey, ranks_by_rule, sort_key
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name, text_in
from smells.judging.slips import is_a_slip
from smells.judging.sources import OF_DATA
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(model)s” has %(score)s in “%(column)s” but stands below “%(above)s” with "
        "%(above_score)s, in a table sorted by that column."
    ),
    passing=("rank", "above_rank"),
)

# Rows from which a slip is told from another order: where ranks are numbered, where only the
# place of the rows speaks, and where it is not even sure that the table is sorted by the column.
FEWEST_RANKED, FEWEST_SORTED, FEWEST_UNSURE = 6, LONG, 15


def detect(observation: Observation) -> Outcome:
    return in_each_ranking(observation, _judge, among=_has_an_order)


def _has_an_order(table: Table) -> bool:
    """A page sorts the rows of a file of data when it shows them: there only ranks say an order."""
    return table.is_ranking and (table.source not in OF_DATA or table.rank_column is not None)


def _judge(table: Table) -> Iterator[Spot]:
    key = sort_key(table)
    if key is None or not _is_nearly_sorted(key) or (key.by_rank and ranks_by_rule(table, key)):
        return
    if table.source in OF_DATA and not key.by_rank:
        return
    for upper, lower in key.inversions():
        speaks_for_itself = key.by_rank and key.leads
        if speaks_for_itself or is_a_slip(table, key, lower, near=NEAR):
            yield _spot(table, key, upper, lower)


def _is_nearly_sorted(key: SortKey) -> bool:
    if not key.leads:
        return key.entries >= FEWEST_UNSURE and key.misplaced == 1
    fewest, share = (FEWEST_RANKED, 10) if key.by_rank else (FEWEST_SORTED, 20)
    return key.entries >= fewest and 0 < key.misplaced <= max(1, key.entries // share)


def _spot(table: Table, key: SortKey, upper: Entry, lower: Entry) -> Spot:
    model, above = row_name(table, lower.row), row_name(table, upper.row)
    values: Evidence = {
        "model": model,
        "score": text_in(lower.row, key.column),
        "rank": lower.rank,
        "above": above,
        "above_score": text_in(upper.row, key.column),
        "above_rank": upper.rank,
        "column": key.column.full_name,
    }
    return Spot(table, (model, above), values, lower.row)
