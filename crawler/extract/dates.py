"""Dates as boards write them, in English and Chinese, as complete as they are written. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = _NAMES.split()
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?"
_DATE = re.compile(
    rf"""(?<![\d.])(?:
    (?P<y1>20\d\d)\s?(?:[-/.]|年)\s?(?P<m1>1[0-2]|0?[1-9])(?:\s?(?:[-/.]|月)\s?(?P<d1>3[01]|[12]\d|0?[1-9]))?(?!\d)
    |(?P<a3>\d\d?)/(?P<b3>\d\d?)/(?P<y3>20\d\d)(?!\d)
    |(?P<m4>\b{_MONTH})\s?(?P<d4>3[01]|[12]\d|0?[1-9])?(?:st|nd|rd|th)?,?\s?(?P<y4>20\d\d)(?!\d)
    |(?P<d5>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s(?P<m5>{_MONTH}),?\s(?P<y5>20\d\d)(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_YEAR = re.compile(r"20\d\d年?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dated:
    """`date` is 2024-05 or 2024-05-31; `start` and `end` are its place in the text."""

    date: str
    start: int
    end: int


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else; a year alone is one too."""
    if "20" not in text or len(text) > 24:
        return False
    return bool(_YEAR.fullmatch(text)) or any(
        date.start == 0 and date.end >= len(text) - len("日") for date in find_dates(text)
    )


def find_dates(text: str) -> Iterator[Dated]:
    if "20" not in text:
        return
    for match in _DATE.finditer(text):
        if date := _iso(match):
            yield Dated(date, match.start(), match.end())


def _iso(match: re.Match[str]) -> str:
    if match["y1"]:
        return _joined(match["y1"], int(match["m1"]), match["d1"])
    if match["y3"]:
        first, second = int(match["a3"]), int(match["b3"])
        if first > 12 and second <= 12:
            first, second = second, first
        return _joined(match["y3"], first, str(second)) if 0 < first <= 12 else ""
    year, month, day = (
        (match["y4"], match["m4"], match["d4"])
        if match["y4"]
        else (match["y5"], match["m5"], match["d5"])
    )
    return _joined(year, _MONTHS.index(month[:3].casefold()) + 1, day)


def _joined(year: str, month: int, day: str | None) -> str:
    if day and not 0 < int(day) <= 31:
        return ""
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
