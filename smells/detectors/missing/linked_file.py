"""A link leads to a file of the repository that is not there."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.checkout import Checkout
from smells.judging.links import is_markdown, wrong_links
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import NotApplicable, Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(text)s” leads to “%(target)s”, a file that is not there."),
    passing=("quote",),
)


def detect(observation: Observation) -> Outcome:
    if not observation.files:
        return NotApplicable(_("the files beside this page are not known"))
    checkout = Checkout(observation)

    def judge(page: Page, document: Document) -> Iterator[Passage]:
        return wrong_links(page, document, lambda link: bool(checkout.lacks(page, link.url)))

    return in_each_document(
        observation,
        judge,
        among=lambda page, document: is_markdown(page, document) and checkout.holds(page),
    )
