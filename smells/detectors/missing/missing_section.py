"""The text sends its reader to a section or table of a name that the document does not have."""

import re
from collections.abc import Iterator

from crawler.content import Document
from crawler.extract.hints import any_in
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_markdown
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.judging.sentences import line_of, lines_of, sentences, speaks_of
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The text speaks of “%(name)s”, which is not in the document: “%(quote)s”"),
    passing=("quote",),
)

_NAMED = re.compile(
    r"\b(?:see|in|to|under|from|check|refer to) the "
    r"(?P<name>[A-Za-z][\w-]{2,20}(?: [a-z][\w-]{2,20})?) (?P<kind>section|table)\b"
)
_KINDS = (" section", " table")
# Not names: "the following table", "the next section".
_NO_NAME = re.compile(
    r"(?:following|next|previous|last|first|second|above|below|same|whole|entire|main|results?|score"
    r"|summary|this|that|right|left|relevant|corresponding|respective|new|markdown|leaderboards?|final|content|most|nav)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bpaper\b|\bappendix\b|\bwebsite\b|\barxiv\b|\bissues?\b", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    if not speaks_of(document, _KINDS):
        return
    tables = page.content.tables if page.content else ()
    names = [section.heading for section in document.sections] + [table.caption for table in tables]
    known = "\n".join(names).casefold()
    lines = (line for line in lines_of(document) if any_in(_KINDS, line.plain))
    for sentence in sentences(lines):
        match = _NAMED.search(sentence.text)
        if match is None or _NO_NAME.match(match["name"]) or _ELSEWHERE.search(sentence.text):
            continue
        if not any(word.rstrip("s") in known for word in match["name"].casefold().split()):
            line = line_of(document, sentence.section, sentence.text)
            name = f"{match['name']} {match['kind']}"
            yield Passage((name,), line, sentence.text, {"name": name})
