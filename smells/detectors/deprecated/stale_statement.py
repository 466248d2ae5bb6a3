"""A sentence speaks of the future or of something withheld, and time has passed over it."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.judging.sentences import line_of
from smells.judging.staleness import stale_sentences
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_RAW_DATASET,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(quote)s” seems to be out of date: %(because)s"),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    def judge(_page: Page, document: Document) -> Iterator[Passage]:
        for stale in stale_sentences(document, observation.at.date()):
            sentence = stale.sentence
            line = line_of(document, sentence.section, sentence.text)
            yield Passage((sentence.text,), line, sentence.text, {"because": stale.because})

    return in_each_document(observation, judge)
