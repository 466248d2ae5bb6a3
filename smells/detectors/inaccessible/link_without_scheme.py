"""The address of another site was written without `https://`, so it leads into this one."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import lacks_scheme, wrong_links
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(text)s” leads to “%(target)s”, which is not a whole address."),
    passing=("quote",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    return wrong_links(page, document, lambda link: lacks_scheme(link.url))
