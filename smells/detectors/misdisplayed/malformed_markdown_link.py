"""A Markdown link has one bracket too many or too few: its markup is shown, or its target wrong."""

import re
from collections.abc import Iterator

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
)

# What is left in the text a reader sees when a link was not recognised as one.
_SHOWN = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,120})\]\((?P<target>\s?\[?\s?(?:https?:|www\.|\.{0,2}/|#)[^\s]{0,200})"
)
_CODE = re.compile(r"``[^`]*``|`[^`]*`")
_IN_THE_TARGET = re.compile(r"(?:\[|%5b)\s*(?:https?:|\w+[./])", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    for link in own_links(document):
        if _IN_THE_TARGET.match(link.url):
            yield link_passage(page, document, link)
    for section in document.sections:
        for match in _SHOWN.finditer(f"{section.heading}\n{section.text}"):
            line = 0 if is_template(match[0]) else _line_of(document, section.line, match["text"])
            if line:
                quote = excerpt(document.line(line), f"[{match['text']}]")
                values = {"text": match["text"], "target": match["target"]}
                yield Passage((match["text"], match["target"]), line, quote, values)


def _line_of(document: Document, start: int, text: str) -> int:
    """Where it stands in the source as text; 0 when it is code, and shown as it is on purpose."""
    markup = f"[{text}]("
    for number in range(max(1, start), len(document.lines) + 1):
        line = document.line(number)
        if markup in line and not line.startswith(("    ", "\t")):
            links = sum(link.line == number and link.text == text for link in document.links)
            return number if _CODE.sub("", line).count(markup) > links else 0
    return 0
