"""The text states a number of models that fits no ranking of the page."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.counts import counted, stated_counts
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The text speaks of %(stated)s models; the ranking shows %(counted)s."),
    passing=("counted",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    tables = page.content.rankings() if page.content else ()
    if not tables or not all(table.complete and table.loaded for table in tables):
        return
    for count in stated_counts(document):
        if not any(count.fits(number) for number in counted(tables)):
            values = {"stated": count.number, "counted": len(tables[0].data_rows())}
            yield Passage((count.claim.sentence,), count.claim.line, count.claim.sentence, values)
