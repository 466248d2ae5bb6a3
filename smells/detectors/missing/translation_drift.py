"""A model stands in the ranking of one language, and not in that of another."""

from collections.abc import Iterator, Sequence

from crawler.content import Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import SEEN_NEXT_DAY, Spot, on_each_page, row_in_words
from smells.judging.translations import absent_in_translation
from smells.outcome import NotApplicable, Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.MODEL,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(model)s” is ranked in %(other)s, and not in this language."),
    passing=("other_line", "other_row"),
)


def detect(observation: Observation) -> Outcome:
    if len(observation.pages) < 2:
        return NotApplicable(_("there is no other language to compare with"))
    absent = list(absent_in_translation(observation.pages))

    def judge(page: Page, _tables: Sequence[Table]) -> Iterator[Spot]:
        for each in absent:
            if each.page.url == page.url:
                values = {
                    "model": each.named.name,
                    "other": each.other.url,
                    "other_line": each.named.row.line or None,
                    "other_row": row_in_words(each.named.row),
                }
                yield Spot(each.table, (each.named.name,), values)

    return on_each_page(observation, judge)
