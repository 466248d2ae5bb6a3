"""The board says itself that it is no longer looked after, replaced, or moved."""

from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.judging.notices import notices
from smells.judging.passages import Passage, in_each_document
from smells.judging.sentences import line_of
from smells.outcome import Clear, Found, Outcome
from smells.rule import Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.CERTAIN,
    confirmation=Confirmation(),
    message=_("The board itself says: “%(quote)s”"),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    """A notice on one home accuses nobody while another home is open and has none."""
    outcome = in_each_document(observation, _judge, among=lambda page, _document: page.is_home)
    if not isinstance(outcome, Found):
        return outcome
    with_notice = {finding.at for finding in outcome.findings}
    others = [page for page in observation.pages if page.is_home and page.url not in with_notice]
    if any(page.outcome is CheckOutcome.OK for page in others):
        return Clear(outcome.cleared)
    return outcome


def _judge(_page: Page, document: Document) -> Iterator[Passage]:
    for sentence in notices(document):
        line = line_of(document, sentence.section, sentence.text)
        yield Passage(identity=(sentence.text,), line=line, quote=sentence.text)
