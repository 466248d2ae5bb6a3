"""What a document states about its board: counts, dates, cadence, notices. Pure.

English and Chinese. A number is a claim only where the sentence speaks of what is evaluated;
"the top 10 models" or "13B models" state nothing about the board.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.documents import Bound, Claim, ClaimKind
from crawler.extract.claim_words import (
    ABOUT,
    AT_LEAST,
    CHINESE_COUNT,
    CONTEXT,
    COUNT,
    COUNTED,
    NEWS,
    NOT_A_TOTAL,
    NOTICES,
    RHYTHM_HINTS,
    RHYTHMS,
    UPDATED,
    has_number,
    number_of,
)
from crawler.extract.dates import find_dates
from crawler.extract.html_text import collapse
from crawler.extract.prose import Block

MOST_CLAIMS = 500
SENTENCE_LENGTH = 600
_SENTENCE = re.compile(
    r"[^。！？!?；.\x1f]+(?:\.(?!\s|\Z)[^。！？!?；.\x1f]*)*(?:[。！？!?；.]|\x1f|\Z)"
)
_APART = str.maketrans("!?;", "   ")  # a sentence may begin behind one of these without a space
_IN_FRONT = 30  # characters within which a date dates the whole block
FEWEST = 3  # "一个模型", "two models are compared": no counts of a board
_ALL_HINTS = frozenset(RHYTHM_HINTS).union(*(hints for _, hints, _ in NOTICES))
_ENGLISH_HINTS = frozenset(filter(str.isascii, _ALL_HINTS))
_BEHIND = 25  # characters between "updated" and its date


@dataclass(slots=True)
class _Sentence:
    text: str
    line: int
    section: int
    dated: str


class _Hints:
    """Of the words that stand in front of the slow patterns, those that the text has at all."""

    def __init__(self, text: str) -> None:
        looked_for = _ENGLISH_HINTS if text.isascii() else _ALL_HINTS
        self.all = frozenset(hint for hint in looked_for if hint in text)
        self.rhythms = tuple(self.all.intersection(RHYTHM_HINTS))
        self.notices = [
            (kind, present, pattern)
            for kind, hints, pattern in NOTICES
            if (present := self.all.intersection(hints))
        ]

    def occur_in(self, words: str) -> bool:
        """Whether a block may state anything; most do not, and need no sentences."""
        return has_number(words.translate(_APART)) or any(hint in words for hint in self.all)


def find_claims(blocks: Sequence[Block], headings: Sequence[str]) -> tuple[Claim, ...]:
    """The claims in the order of the text. `headings` are those of the sections, by index."""
    found: list[Claim] = []
    plain = [collapse(block.text).casefold() for block in blocks]
    hints = _Hints("\n".join(plain))
    for block, words in zip(blocks, plain, strict=True):
        if not hints.occur_in(words):
            continue
        for sentence in _sentences(block, headings[block.section]):
            found += _claims_in(sentence, hints)
            if len(found) >= MOST_CLAIMS:
                return tuple(found[:MOST_CLAIMS])
    return tuple(found)


def _sentences(block: Block, heading: str) -> Iterator[_Sentence]:
    dated = _date_in_front(block.text) or ("news" if NEWS.search(heading) else "")
    for match in _SENTENCE.finditer(block.text[:100_000]):
        text = collapse(match[0])[:SENTENCE_LENGTH]
        if not text:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        line = block.line + block.text.count("\n", 0, start) if block.line else 0
        yield _Sentence(text, line, block.section, dated)


def _date_in_front(text: str) -> str:
    """The date a line of news begins with; a sentence about updating is no news."""
    first = next(find_dates(text[: _IN_FRONT + 15]), None)
    if first is None or first.start > _IN_FRONT:
        return ""
    before = text[: first.start]
    return "" if UPDATED.search(before) or len(re.findall(r"\w+", before)) > 1 else first.date


def _claims_in(sentence: _Sentence, hints: _Hints) -> Iterator[Claim]:
    plain = sentence.text.casefold()
    yield from _updates(sentence)
    if has_number(plain):
        yield from _counts(sentence)
    if any(hint in plain for hint in hints.rhythms):
        for rhythm, pattern in RHYTHMS:
            if pattern.search(sentence.text):
                yield _claim(ClaimKind.CADENCE, sentence, rhythm=rhythm)
                break
    for kind, present, pattern in hints.notices:
        if any(hint in plain for hint in present) and (match := pattern.search(sentence.text)):
            named = match.groupdict()
            subject = named.get("subject") or named.get("chinese_subject") or ""
            yield _claim(kind, sentence, subject=collapse(subject))


def _updates(sentence: _Sentence) -> Iterator[Claim]:
    for date in find_dates(sentence.text):
        before = sentence.text[max(0, date.start - _BEHIND) : date.start]
        if UPDATED.search(before):
            yield _claim(ClaimKind.UPDATED_ON, sentence, date=date.date)
            return


def _counts(sentence: _Sentence) -> Iterator[Claim]:
    found = list(COUNT.finditer(sentence.text))
    if not sentence.text.isascii():
        found += CHINESE_COUNT.finditer(sentence.text)
    if not found or not CONTEXT.search(sentence.text):
        return
    for match in found:
        number = number_of(match["number"])
        before = sentence.text[max(0, match.start() - 20) : match.start("number")]
        if number is None or number < FEWEST or _is_year(match) or NOT_A_TOTAL.search(before):
            continue
        noun = match["noun"].casefold()
        kind = next((kind for kind, nouns in COUNTED if nouns.fullmatch(noun)), None)
        if kind:
            bound = _bound(before, match["more"] or "")
            yield _claim(kind, sentence, number=number, bound=bound, subject=match["noun"])


def _is_year(match: re.Match[str]) -> bool:
    """ "NeurIPS 2024 Datasets" counts nothing."""
    return bool(re.fullmatch(r"(19|20)\d\d", match["number"]))


def _bound(before: str, more: str) -> Bound:
    if more or AT_LEAST.search(before):
        return Bound.AT_LEAST
    return Bound.ABOUT if ABOUT.search(before) else Bound.EXACTLY


def _claim(kind: ClaimKind, sentence: _Sentence, **stated: Any) -> Claim:
    return Claim(
        kind=kind,
        sentence=sentence.text,
        line=sentence.line,
        at=f"L{sentence.line}" if sentence.line else "",
        section=sentence.section,
        dated=sentence.dated,
        **stated,
    )
