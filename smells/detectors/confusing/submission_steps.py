"""The part on submissions explains nothing, or the text both asks for them and refuses them."""

import re
from collections.abc import Iterator

from crawler.content import Document
from crawler.extract.hints import any_in
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.channels import explains, invitation, submission_sections
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.judging.sentences import Line, line_of, lines_of, sentences
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.SUBMISSION_CHANNEL,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(quote)s”: a submitter cannot tell from this text how to proceed."),
    passing=("against_line",),
)

_CLOSED = re.compile(
    r"\bsubmissions? (?:is|are|has been|have been) (?:now |currently )?"
    r"(?:closed|disabled|paused|suspended)\b"
    r"|\bno longer accept(?:s|ing)?\b.{0,40}\bsubmissions?\b"
    r"|\bnot accepting\b.{0,30}\bsubmissions?\b"
    r"|(?:停止|不再|暂停|暂不)(?:接受|接收)[^。]{0,8}提交|提交[^。]{0,6}(?:已关闭|已截止|暂停)",
    re.IGNORECASE,
)
# One of each occurs in everything that it matches.
_OF_SUBMISSIONS = ("submission", "提交")
_HINTS = (
    *("closed", "disabled", "paused", "suspended", "no longer accept", "not accepting"),
    *("接受", "接收", "已关闭", "已截止", "暂停"),
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(_page: Page, document: Document) -> Iterator[Passage]:
    for index, section in submission_sections(document):
        if not explains(document, index):
            yield Passage(("empty", section.heading), section.line, section.heading)
    claim = invitation(document)
    if claim is None:
        return
    lines = (line for line in lines_of(document) if _may_refuse(line))
    for sentence in sentences(lines):
        if not sentence.is_dated and _CLOSED.search(sentence.text):
            line = line_of(document, sentence.section, sentence.text)
            values = {"against": claim.sentence, "against_line": claim.line or None}
            yield Passage(("closed", sentence.text), line, sentence.text, values)


def _may_refuse(line: Line) -> bool:
    return any_in(_OF_SUBMISSIONS, line.plain) and any_in(_HINTS, line.plain)
