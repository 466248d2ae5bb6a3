"""Sentences that time has passed over: kept promises, and promises whose day is gone. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.content import Document
from crawler.extract.dates import find_dates
from smells.judging.cadence import end_of
from smells.judging.sentences import Sentence, sentences

LATE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Stale:
    """`because` is the board's newer sentence, or the day that has passed."""

    sentence: Sentence
    because: str


_THING = (
    r"(?:labels?|answers?|test (?:set|split|data)|ground[- ]truth|code|weights"
    r"|标签|答案|测试集|test ?集|代码)"
)
_WITHHELD = re.compile(
    rf"{_THING}.{{0,60}}?\b(?:(?:are|is|will) not(?: be)?|(?:won't|will never) be) "
    r"(?:publicly |yet |being )*(?:released?|public|available|disclosed|open)"
    rf"|\b(?:do|does|did|will) not (?:publicly |yet )*(?:release|publish|disclose|open) .{{0,30}}?"
    rf"{_THING}|{_THING}.{{0,10}}?(?:不会|不|未|暂不|尚未)(?:公开|发布|开源)",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"\b(?:(?:have |has |been )*released?|open[- ]sourced|published|made public)\b"
    r"|公开了?|发布了?|开源了?",
    re.IGNORECASE,
)
_WHOLE_TEST_SET = re.compile(
    r"\b(?:complete|full|entire|whole)\b.{0,25}\btest (?:set|split|data)\b"
    r"|\btest (?:set|split) (?:labels|answers)\b|\b(?:labels|answers) (?:of|for) the test\b"
    r"|(?:完整|全部|所有).{0,12}测试集|测试集(?:的)?(?:标签|答案)",
    re.IGNORECASE,
)
_OF_THE_TEST_SET = re.compile(r"\btest\b|test ?集|测试集", re.IGNORECASE)
_PROMISE = re.compile(
    r"\bwill (?:be )?(?:releas|publish|updat|open|launch|announc|add|make|provid|start|complet)\w*"
    r"|\bplan(?:ned)? to \w+|(?:将|计划)(?:在|于).{0,20}(?:发布|公开|更新|上线|开放|推出)",
    re.IGNORECASE,
)


def stale_sentences(document: Document, today: date) -> Iterator[Stale]:
    """`today` is the day of the look."""
    every = sentences(document)
    released = next((each for each in every if each.is_dated and _tells_of_test_set(each)), None)
    for sentence in every:
        if sentence.is_dated:
            continue
        if released and _WITHHELD.search(sentence.text) and _OF_THE_TEST_SET.search(sentence.text):
            yield Stale(sentence, released.text)
        elif day := _day_gone_by(sentence, today):
            yield Stale(sentence, day.isoformat())


def _tells_of_test_set(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(_RELEASED.search(text) and _WHOLE_TEST_SET.search(text)) and not _WITHHELD.search(
        text
    )


def _day_gone_by(sentence: Sentence, today: date) -> date | None:
    """The promised day, when it is long over."""
    if "20" not in sentence.text:  # of a year
        return None
    promise = _PROMISE.search(sentence.text)
    if promise is None:
        return None
    days = [
        end_of(found.date)
        for found in find_dates(sentence.text)
        if abs(found.start - promise.end()) <= 60
    ]
    return max(days) if days and max(days) + LATE < today else None
