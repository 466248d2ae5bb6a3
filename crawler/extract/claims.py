"""What a document states about its board: counts, dates, cadence, notices. Pure.

English and Chinese. A number is a claim only where the sentence speaks of what is evaluated;
"the top 10 models" or "13B models" state nothing about the board.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from crawler.documents import Bound, Claim, ClaimKind
from crawler.extract.claim_words import (
    ABOUT,
    AT_LEAST,
    CHINESE_COUNT,
    CONTEXT,
    COUNT,
    COUNT_IN_DIGITS,
    COUNTED,
    MEASURE_WORD,
    NEWS,
    NOT_A_TOTAL,
    NOTICES,
    NOUNS,
    NUMBER_WORDS,
    OFTEN_HINTS,
    RHYTHM_HINTS,
    RHYTHMS,
    UPDATED,
    UPDATED_HINTS,
    has_number,
    number_of,
)
from crawler.extract.dates import find_dates
from crawler.extract.hints import Hints, any_in
from crawler.extract.html_text import collapse
from crawler.extract.prose import Block

MOST_CLAIMS = 500
SENTENCE_LENGTH = 600
_SENTENCE = re.compile(
    r"[^。！？!?；.\x1f]+(?:\.(?!\s|\Z)[^。！？!?；.\x1f]*)*(?:[。！？!?；.]|\x1f|\Z)"
)
_IN_FRONT = 30  # characters within which a date dates the whole block
FEWEST = 3  # "一个模型", "two models are compared": no counts of a board
_BEHIND = 25  # characters between "updated" and its date
_HINTS = Hints(
    (
        *UPDATED_HINTS,
        *NOUNS,
        *NUMBER_WORDS,
        *OFTEN_HINTS,
        *chain(*(hints for _, hints, _ in NOTICES)),
    )
)


class _Stated(NamedTuple):
    """A claim without its place."""

    kind: ClaimKind
    values: dict[str, Any]


class _Words:
    """Of the words that stand in front of the slow patterns, those that the document has."""

    def __init__(self, document: str) -> None:
        there = _HINTS.in_text(document)
        self.updated = tuple(there.intersection(UPDATED_HINTS))
        self.nouns = tuple(there.intersection(NOUNS))
        self.numbers = tuple(there.intersection(NUMBER_WORDS))
        self.often = tuple(there.intersection(OFTEN_HINTS))
        self.notices = [
            (kind, tuple(present), pattern)
            for kind, hints, pattern in NOTICES
            if (present := there.intersection(hints))
        ]
        self.of_notices = tuple({word for _, present, _ in self.notices for word in present})

    def may_date(self, plain: str) -> bool:
        return "20" in plain and any_in(self.updated, plain)

    def may_count(self, plain: str) -> bool:
        return self.may_count_in_english(plain) or _may_count_in_chinese(plain)

    def may_count_in_english(self, plain: str) -> bool:
        return any_in(self.nouns, plain) and (
            any_in(self.numbers, plain) or COUNT_IN_DIGITS.search(plain) is not None
        )

    def may_state(self, plain: str) -> bool:
        """Whether a block may state anything; most do not, and need no sentences."""
        return (
            any_in(self.of_notices, plain)
            or any_in(self.often, plain)
            or self.may_date(plain)
            or self.may_count(plain)
        )


def _may_count_in_chinese(text: str) -> bool:
    return not text.isascii() and MEASURE_WORD.search(text) is not None


def find_claims(blocks: Sequence[Block], headings: Sequence[str]) -> tuple[Claim, ...]:
    """The claims in the order of the text. `headings` are those of the sections, by index."""
    found: list[Claim] = []
    plain = [block.words.casefold() for block in blocks]
    hints = _Words("\n".join(plain))
    for block, words in zip(blocks, plain, strict=True):
        if hints.may_state(words):
            found += islice(_claims_in(block, headings[block.section], hints), MOST_CLAIMS)
            if len(found) >= MOST_CLAIMS:
                return tuple(found[:MOST_CLAIMS])
    return tuple(found)


def _claims_in(block: Block, heading: str, hints: _Words) -> Iterator[Claim]:
    dated: str | None = None
    is_one_line = block.text == block.words
    for match in _SENTENCE.finditer(block.text[:100_000]):
        text = (match[0].strip() if is_one_line else collapse(match[0]))[:SENTENCE_LENGTH]
        for kind, values in _stated_in(text, hints):
            if dated is None:
                dated = _date_in_front(block.text) or ("news" if NEWS.search(heading) else "")
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            line = block.line + block.text.count("\n", 0, start) if block.line else 0
            at = f"L{line}" if line else ""
            yield Claim(kind, text, line, at, block.section, dated=dated, **values)


def _date_in_front(text: str) -> str:
    """The date a line of news begins with; a sentence about updating is no news."""
    first = next(find_dates(text[: _IN_FRONT + 15]), None)
    if first is None or first.start > _IN_FRONT:
        return ""
    before = text[: first.start]
    return "" if UPDATED.search(before) or len(re.findall(r"\w+", before)) > 1 else first.date


def _stated_in(text: str, hints: _Words) -> Iterator[_Stated]:
    plain = text.casefold()
    if hints.may_date(plain):
        yield from _updates(text)
    if hints.may_count(plain) and has_number(plain):
        yield from _counts(text, in_english=hints.may_count_in_english(plain))
    if any_in(hints.often, plain) and any_in(RHYTHM_HINTS, plain):
        for rhythm, pattern in RHYTHMS:
            if pattern.search(text):
                yield _Stated(ClaimKind.CADENCE, {"rhythm": rhythm})
                break
    for kind, present, pattern in hints.notices:
        if any_in(present, plain) and (match := pattern.search(text)):
            named = match.groupdict()
            subject = named.get("subject") or named.get("chinese_subject") or ""
            yield _Stated(kind, {"subject": collapse(subject)})


def _updates(text: str) -> Iterator[_Stated]:
    for date in find_dates(text):
        if UPDATED.search(text[max(0, date.start - _BEHIND) : date.start]):
            yield _Stated(ClaimKind.UPDATED_ON, {"date": date.date})
            return


def _counts(text: str, *, in_english: bool) -> Iterator[_Stated]:
    found = list(COUNT.finditer(text)) if in_english else []
    if _may_count_in_chinese(text):
        found += CHINESE_COUNT.finditer(text)
    if not found or not CONTEXT.search(text):
        return
    for match in found:
        number = number_of(match["number"])
        before = text[max(0, match.start() - 20) : match.start("number")]
        if number is None or number < FEWEST or _is_year(match) or NOT_A_TOTAL.search(before):
            continue
        noun = match["noun"].casefold()
        kind = next((kind for kind, nouns in COUNTED if nouns.fullmatch(noun)), None)
        if kind:
            bound = _bound(before, match["more"] or "")
            yield _Stated(kind, {"number": number, "bound": bound, "subject": match["noun"]})


def _is_year(match: re.Match[str]) -> bool:
    """ "NeurIPS 2024 Datasets" counts nothing."""
    return bool(re.fullmatch(r"(19|20)\d\d", match["number"]))


def _bound(before: str, more: str) -> Bound:
    if more or AT_LEAST.search(before):
        return Bound.AT_LEAST
    return Bound.ABOUT if ABOUT.search(before) else Bound.EXACTLY
