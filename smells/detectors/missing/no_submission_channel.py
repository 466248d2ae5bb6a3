"""The board asks for submissions, and says nowhere how to hand one in."""

from collections.abc import Iterator
from functools import cache

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind, LocationRole
from smells.judging.channels import has_channel, invitation
from smells.judging.links import is_markdown
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
    message=_("“%(quote)s” asks for submissions; no link, address, form or step says how."),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    """Any page of the board, or its leaderboard.yml, may name the channel for all of them."""

    @cache
    def told() -> bool:
        if any(LocationRole.SUBMISSION in page.roles for page in observation.pages):
            return True
        if observation.declared and observation.declared.names_a_channel:
            return True
        documents = [page.content.document for page in observation.pages if page.content]
        return any(document is not None and has_channel(document) for document in documents)

    def judge(_page: Page, document: Document) -> Iterator[Passage]:
        claim = invitation(document)
        if claim and not told():
            yield Passage(("channel",), claim.line, claim.sentence)

    return in_each_document(observation, judge, among=is_markdown)
