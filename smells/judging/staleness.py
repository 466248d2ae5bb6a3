"""Sentences that time has passed over: kept promises, and promises whose day is gone. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.content import Document
from crawler.extract.dates import find_dates
from crawler.extract.hints import any_in
from crawler.once import once
from smells.judging.cadence import end_of
from smells.judging.sentences import Line, Sentence, lines_of, sentences

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
_PROMISE_HINTS = ("will ", "plan", "将", "计划")
_TEST_HINTS = ("test", "测试集")
_WITHHELD_HINTS = (" not ", "never", "won't", "不", "未")


def stale_sentences(document: Document, today: date) -> Iterator[Stale]:
    """`today` is the day of the look."""
    for sentence in sentences(filter(_may_be_stale, lines_of(document))):
        if sentence.is_dated:
            continue
        if _withholds_test_set(sentence) and (released := _release_of_test_set(document)):
            yield Stale(sentence, released)
        elif day := _day_gone_by(sentence, today):
            yield Stale(sentence, day.isoformat())


def _may_be_stale(line: Line) -> bool:
    """A quick look: what the patterns of this module match holds these words, in lower case."""
    plain = line.plain
    return ("20" in plain and any_in(_PROMISE_HINTS, plain)) or (
        any_in(_TEST_HINTS, plain) and any_in(_WITHHELD_HINTS, plain)
    )


def _withholds_test_set(sentence: Sentence) -> bool:
    return bool(_OF_THE_TEST_SET.search(sentence.text) and _WITHHELD.search(sentence.text))


@once
def _release_of_test_set(document: Document) -> str:
    """The first news of the test set's release, empty when there is none."""
    lines = (line for line in lines_of(document) if any_in(_TEST_HINTS, line.plain))
    for sentence in sentences(lines):
        text = sentence.text
        is_release = sentence.is_dated and _RELEASED.search(text) and _WHOLE_TEST_SET.search(text)
        if is_release and not _WITHHELD.search(text):
            return text
    return ""


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
