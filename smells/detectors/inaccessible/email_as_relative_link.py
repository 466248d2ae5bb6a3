"""A mail address was written as a link without `mailto:`, so it leads to a page that is not."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_mail_address, wrong_links
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.SUBMISSION_CHANNEL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(text)s” leads to a page called “%(target)s” instead of a mail to that address."),
    passing=("quote",),
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    """Whatever its words, a mail address is a way to reach those who keep the board."""
    for passage in wrong_links(page, document, lambda link: is_mail_address(link.url)):
        yield replace(passage, entity=rule.entity)
