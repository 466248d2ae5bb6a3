"""A Markdown heading stands where Markdown is not read, so its signs are shown and it is none."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_markdown
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
    message=_("“%(quote)s” was meant as a heading, and is shown with its signs."),
    passing=(),
)

MOST_LOOKED_AT = 500
_HEADING = re.compile(r"#{2,6} +\S.{0,200}")


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(_page: Page, document: Document) -> Iterator[Passage]:
    """What a reader sees of a line that begins like a heading: code is no text, and left out."""
    shown = "\n".join(section.text for section in document.sections)
    if "##" not in shown:
        return
    lines = enumerate((line.rstrip() for line in document.lines), start=1)
    candidates = ((number, line) for number, line in lines if _HEADING.fullmatch(line))
    for number, line in islice(candidates, MOST_LOOKED_AT):
        if " ".join(line.split()) in shown:
            yield Passage((line,), number, line)
