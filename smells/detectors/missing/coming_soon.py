"""The ranking, the data or the way to submit is promised as coming soon, and is nowhere."""

from collections.abc import Iterator
from datetime import timedelta

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.passages import Passage, in_each_document
from smells.judging.promises import open_promises
from smells.judging.sentences import line_of
from smells.outcome import Outcome
from smells.rule import Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    # A promise is a smell only when it is not kept for a season.
    confirmation=Confirmation(times=2, apart=timedelta(days=30), over=timedelta(days=90)),
    message=_("“%(quote)s” is promised as coming soon, and is not on the page."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=lambda page, _document: page.is_home)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    if page.content is None:
        return
    for promise in open_promises(page.content, document):
        line = line_of(document, promise.sentence.section, promise.sentence.text)
        identity = (promise.entity.value, promise.quote)
        yield Passage(identity, line, promise.quote, entity=promise.entity)
