"""A Markdown link has one bracket too many or too few: its markup is shown, or its target wrong."""

import re
from collections.abc import Iterator
from itertools import chain

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_markdown, is_template, link_passage, own_links
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
    message=_("The link “%(text)s” is malformed: its markup is shown, or its target is wrong."),
    passing=("quote",),
)

# What is left in the text a reader sees when a link was not recognised as one.
_SHOWN = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,120})\]\((?P<target>\s?\[?\s?(?:https?:|www\.|\.{0,2}/|#)[^\s]{0,200})"
)
# A space between the two halves, which stand in the text as they are.
_PARTED = re.compile(
    r"\[(?P<text>[^\[\]\n]{0,60}[^\W\d_]{2}[^\[\]\n]{0,60})\] \((?P<target>https?://[^\s()]{4,200})\)"
)
_INDENTED = re.compile(r" {4}|\t")
_IN_A_LIST = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")
_CODE = re.compile(r"``[^`]*``|`[^`]*`")
_IN_THE_TARGET = re.compile(r"(?:\[|%5b)\s*(?:https?:|\w+[./])", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    for link in own_links(document):
        if _IN_THE_TARGET.match(link.url):
            yield link_passage(page, document, link)
    for section in document.sections:
        for match in _shown_in(f"{section.heading}\n{section.text}"):
            line = 0 if is_template(match[0]) else _line_of(document, section.line, match)
            if line:
                quote = excerpt(document.line(line), f"[{match['text']}]")
                values = {"text": match["text"], "target": match["target"]}
                yield Passage((match["text"], match["target"]), line, quote, values)


def _shown_in(text: str) -> Iterator[re.Match[str]]:
    return chain(_SHOWN.finditer(text), _PARTED.finditer(text))


def _line_of(document: Document, start: int, match: re.Match[str]) -> int:
    """Where it stands in the source as text; 0 when it is code, and shown as it is on purpose."""
    text = match["text"]
    markup = match[0][: match[0].index("(", len(text))] + "("
    for number in range(max(1, start), len(document.lines) + 1):
        line = document.line(number)
        if markup in line and not _is_indented_code(document, number):
            links = sum(link.line == number and link.text == text for link in document.links)
            return number if _CODE.sub("", line).count(markup) > links else 0
    return 0


def _is_indented_code(document: Document, number: int) -> bool:
    """Unless it is a part of a list, which begins further left."""
    if not _INDENTED.match(document.line(number)):
        return False
    while number > 1 and (
        not document.line(number).strip() or _INDENTED.match(document.line(number))
    ):
        number -= 1
    return not _IN_A_LIST.match(document.line(number))
