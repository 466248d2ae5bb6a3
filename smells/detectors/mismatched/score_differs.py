"""Two tables of the board give one model different scores, and agree about the others."""

from collections.abc import Iterator, Sequence
from functools import partial

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, on_each_page, row_name, text_in
from smells.judging.repeated_scores import Contradiction, contradictions
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(model)s” has %(stated)s in “%(column)s”, and %(other)s in another table of the board; "
        "%(agreeing)s other models have the same score in both."
    ),
    passing=("other_table", "other_line", "agreeing"),
)


def detect(observation: Observation) -> Outcome:
    everywhere = [
        table
        for page in observation.pages
        if page.content
        for table in page.content.rankings()
        if table.loaded
    ]
    return on_each_page(observation, partial(_judge, list(contradictions(everywhere))))


def _judge(found: Sequence[Contradiction], _page: Page, tables: Sequence[Table]) -> Iterator[Spot]:
    here = {id(table) for table in tables}
    for each in found:
        if id(each.other_table) in here:
            name = row_name(each.other_table, each.other_row)
            values: Evidence = {
                "model": name,
                "column": each.column.full_name,
                "stated": text_in(each.other_row, each.other_column),
                "other": text_in(each.row, each.column),
                "other_table": each.table.title or None,
                "other_address": each.table.address or None,
                "other_line": each.row.line or None,
                "agreeing": each.agreeing,
            }
            yield Spot(each.other_table, (name, each.column.full_name), values, each.other_row)
