"""The sentences of a document, each with its heading, its date and its line. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from crawler.content import Document
from crawler.extract.claim_words import NEWS
from crawler.extract.dates import find_dates
from crawler.extract.hints import any_in
from crawler.once import once

LONGEST = 600  # characters of a sentence that are looked at
MOST = 20_000  # sentences of one document that a rule looks at
LONGEST_LINE = 10_000  # characters of a source line in which a sentence is looked for
_SENTENCE = re.compile(r"[^。！？!?；.]+(?:\.(?!\s|\Z)[^。！？!?；.]*)*[。！？!?；.]*")
_MARKUP = re.compile(r"!?\[([^\]]{0,120})\]\([^)\s]{0,300}\)|<[^>]{1,300}>")
_IN_FRONT = 30  # characters within which a date dates its line
_ENOUGH = 24  # letters by which a sentence is found again in the source


@dataclass(frozen=True, slots=True)
class Sentence:
    """`is_dated` is True for news, which was true when it was written. `first` says that it begins
    a line of text, `place` is the number of that line among all lines of text, from 1."""

    text: str
    section: int
    heading: str
    first: bool
    place: int
    is_dated: bool


class Line(NamedTuple):
    """A heading, or a block of text below it; `plain` is its text in lower case."""

    text: str
    plain: str
    section: int
    heading: str
    place: int


@once
def lines_of(document: Document) -> tuple[Line, ...]:
    """All lines of text in order, headings among them."""
    found: list[Line] = []
    for index, section in enumerate(document.sections):
        for text in filter(None, (section.heading, *section.text.split("\n"))):
            found.append(Line(text, text.casefold(), index, section.heading, len(found) + 1))
    return tuple(found)


def sentences(lines: Iterable[Line]) -> Iterator[Sentence]:
    """The sentences of these lines, in order: a rule asks only for those that may concern it."""
    return islice(_sentences(lines), MOST)


def speaks_of(document: Document, hints: Iterable[str]) -> bool:
    """Whether any of these words, in lower case, occurs in the prose: a quick look in front of
    patterns that match nothing without one of them."""
    return any_in(hints, _words(document))


@once
def _words(document: Document) -> str:
    return "\n".join(f"{part.heading}\n{part.text}" for part in document.sections).casefold()


def _sentences(lines: Iterable[Line]) -> Iterator[Sentence]:
    for line in lines:
        is_dated = bool(NEWS.search(line.heading)) or _has_date_in_front(line.text)
        for match in _SENTENCE.finditer(line.text[: LONGEST * 50]):
            text, first = match[0].strip()[:LONGEST], match.start() == 0
            yield Sentence(text, line.section, line.heading, first, line.place, is_dated)


def _has_date_in_front(block: str) -> bool:
    """As in a list of news: before the date stand signs only, or a word for news."""
    first = next(find_dates(block[: _IN_FRONT + 15]), None)
    if first is None or first.start > _IN_FRONT:
        return False
    before = block[: first.start]
    return len(_letters(before)) <= 2 or bool(NEWS.search(before))


def line_of(document: Document, section: int, text: str) -> int:
    """The source line a sentence begins on; the line of its heading when it cannot be found."""
    start = document.sections[section].line
    wanted = _letters(text)[:_ENOUGH]
    lines = _letters_of_lines(document.lines)
    for number in range(max(1, start), len(lines) + 1 if wanted else 0):
        here = lines[number - 1]
        after = lines[number] if number < len(lines) else ""
        # A sentence may go on in the next line, but it begins in this one.
        if wanted in here or -1 < (here + after).find(wanted) < len(here):
            return number
    return start


@lru_cache(maxsize=4)
def _letters_of_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_letters(_MARKUP.sub(r"\1", line[:LONGEST_LINE])) for line in lines)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
