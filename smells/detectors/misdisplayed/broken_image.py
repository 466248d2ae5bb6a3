"""An image is a file of the repository that is not there, or has no address at all."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.checkout import Checkout
from smells.judging.links import is_markdown
from smells.judging.passages import Passage, excerpt, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("The image “%(target)s” cannot be shown: there is no such file."),
    passing=("quote",),
)


def detect(observation: Observation) -> Outcome:
    checkout = Checkout(observation)

    def judge(page: Page, document: Document) -> Iterator[Passage]:
        for image in document.images:
            is_lost = checkout.holds(page) and checkout.lacks(page, image.url)
            if is_lost or not image.url.strip():
                line = document.line(image.line)
                yield Passage(
                    identity=(image.url, image.alt),
                    line=image.line,
                    quote=excerpt(line, image.url, image.alt) or image.url or image.alt,
                    values={"target": image.url or image.alt or None},
                )

    return in_each_document(observation, judge, among=is_markdown)
