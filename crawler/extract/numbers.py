"""A cell's text as a number, a rank, or nothing. Pure.

Whatever can be read in two ways is not a number here: a wrong score would accuse a board.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 80  # characters; a longer cell is prose
MOST_RANK = 12
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?\Z", re.ASCII)
_PLAIN_OR_BLANK = re.compile(r"(?:(?:-?\d{1,15}(?:\.\d{1,20})?)?(?:\n|\Z))*+\Z", re.ASCII)
# What boards put around a score: emphasis, footnote marks, arrows, superscripts.
_MARKS = re.compile(r"[*_`†‡§¶^★☆⭐♦◆▲▼△▽↑↓⬆⬇↗↘\u2190-\u21ff\ufe0f\u200b-\u200d\u2060]")
_SUPERSCRIPTS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u2079\u207a-\u207e\u2080-\u208e\u02b0-\u02ff]+"
)
_DASHES = str.maketrans({"−": "-", "–": "-", "﹣": "-", "－": "-", "％": "%"})
_UNIT = r"(?:[x×]|ms|s|sec|min|h|MB|GB|TB|tokens?/s|tok/s|it/s|pts?|points?|pp|分|秒|毫秒)"
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(
    rf"""(?P<currency>[$€£¥]\s?)?
    (?P<sign>[+-])?\s?
    (?P<numeral>{_NUMERAL})\s?
    (?P<percent>%)?
    (?:\s?(?:±|\+/-|\+-)\s?(?P<spread>{_NUMERAL})\s?%?)?
    (?:\s?(?P<unit>{_UNIT}))?
    (?P<note>(?:\s*[(\[（][^()\[\]（）]{{0,40}}[)\]）]){{0,3}}|\s?\+\d+(?:\.\d+)?\s?/\s?-\d+(?:\.\d+)?)
    \Z""",
    re.VERBOSE | re.ASCII,
)
# Points out of full marks, "2.4/5.0" or "417 / 500". A day and a month have no such parts.
_OUT_OF = re.compile(
    r"(?P<points>\d{1,6}(?:\.\d{1,6})?)\s?/\s?(?P<full>\d{1,6}\.\d{1,6}|[1-9]\d{2,5})\Z", re.ASCII
)
_ROUGH = re.compile(r"(?:[~≈<>≤≥]|[<>]=)\s?(?=[\d.])")
_NOTHING = (
    "- -- --- — —— ― / // \\ | . .. ... · _ __ * ? ?? ??? n/a na n.a. n.a n/d none null nil nan "
    "#n/a #ref! #value! undefined tbd tba tbc todo wip pending "
    "待定 暂无 无 未知 待测 待更新 未测 未测试 待补充 空 缺 缺失"
)
_PLACEHOLDERS = frozenset(_NOTHING.split()) | {
    "",
    "not available",
    "not reported",
    "not applicable",
    "coming soon",
    "to be added",
}
_MEDALS = {"🥇": 1, "🏅": 1, "🏆": 1, "👑": 1, "🥈": 2, "🥉": 3}
_RANK = re.compile(
    r"(?:(?:no\.?|#|第|top|t|=)\s?-?)?(\d{1,5})\s?(?:st|nd|rd|th|名|位|=|\.)?\Z",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Number:
    """`value` as written: 81.2 for "81.2 %". `decimals` are the digits behind its point.

    `spread` is what follows a ±; `note` what stands in brackets behind it.
    """

    value: float
    decimals: int = 0
    percent: bool = False
    spread: float | None = None
    unit: str = ""
    note: str = ""


def read_number(text: str) -> Number | None:
    """The number a cell amounts to, or None when it is none, several, or ambiguous."""
    if _PLAIN.match(text):
        return Number(float(text), decimals=len(text.partition(".")[2]))
    if text[:1].isalpha():
        return None
    cleaned = _cleaned(text)
    match = _NUMBER.match(cleaned) if cleaned else None
    if match is None:
        return None
    numeral = match["numeral"].replace(",", "")
    if "," in match["numeral"] and match["numeral"].startswith("0"):
        return None  # "0,812": a decimal comma, or a slip
    value = float(numeral)
    if value in (float("inf"), float("-inf")):
        return None
    return Number(
        value=-value if match["sign"] == "-" else value,
        decimals=len(re.split("[eE]", numeral)[0].partition(".")[2]),
        percent=bool(match["percent"]),
        spread=float(match["spread"].replace(",", "")) if match["spread"] else None,
        unit=(match["currency"] or match["unit"] or "").strip(),
        note=match["note"].strip(),
    )


def read_plain(text: str) -> float | None:
    """The value of digits with at most a sign and a point, as most scores are written."""
    return float(text) if _PLAIN.match(text) else None


def read_value(text: str) -> float | None:
    """The value alone; the short way for whole tables."""
    if _PLAIN.match(text):
        return float(text)
    number = read_number(text) if text else None
    return number.value if number else None


def read_points(text: str) -> tuple[Number, float] | None:
    """The points and the full marks of "2.4/5.0". Only its column tells them from two scores."""
    match = _OUT_OF.match(_cleaned(text)) if "/" in text else None
    points = read_number(match["points"]) if match else None
    return (points, float(match["full"])) if match and points else None


def decimals_of(text: str) -> int:
    """The digits behind the point of a cell's number or points; 0 where it is neither."""
    if _PLAIN.match(text):
        return len(text.partition(".")[2])
    number = read_number(text)
    if number is None and (points := read_points(text)):
        number = points[0]
    return number.decimals if number else 0


def decimals_of_all(texts: Sequence[str]) -> list[int]:
    """The same for a column; the short way when it holds nothing but plain numbers and blanks."""
    if _PLAIN_OR_BLANK.match("\n".join(texts)):
        return [len(text.partition(".")[2]) for text in texts]
    return [decimals_of(text) for text in texts]


def is_rough(text: str) -> bool:
    """Whether a cell gives a number that is not exact: "~50", "< 5%". It amounts to no score."""
    match = _ROUGH.match(text) if len(text) <= LONGEST else None
    return match is not None and read_number(text[match.end() :]) is not None


def read_rank(text: str) -> int | None:
    """1 for "1", "#1", "1st", "第1名" and for a gold medal; None for anything else."""
    if len(text) > MOST_RANK:
        return None
    if text.isascii():
        if text.isdecimal() and len(text) <= 5:
            return int(text)
        if text[:1].isalpha() and text[0] not in "nNtT":
            return None  # a word, and not "No. 1", "top 1" or "T1"
    cleaned = _cleaned(text)
    if not cleaned:
        return next((_MEDALS[sign] for sign in text[:8] if sign in _MEDALS), None)
    match = _RANK.match(cleaned)
    return int(match[1]) if match else None


def is_placeholder(text: str) -> bool:
    """Whether a cell says only that nothing is there: blank, a dash, "N/A", "待定"."""
    if len(text) > 24:
        return False
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return text.strip(" \u3000()").casefold() in _PLACEHOLDERS


def _cleaned(text: str) -> str:
    """Without emphasis, marks and emoji; empty when the text is too long for a number."""
    if not 0 < len(text) <= LONGEST:
        return ""
    # Each is replaced by a space, so that "8*1" does not become 81.
    if text.isascii():
        return " ".join(_MARKS.sub(" ", text).split())
    text = _SUPERSCRIPTS.sub(" ", text)
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    text = _MARKS.sub(" ", text)
    text = "".join(sign if not _is_emoji(sign) else " " for sign in text)
    return re.sub(r"\s+", " ", text).strip()


def _is_emoji(sign: str) -> bool:
    return sign >= "\u2600" and unicodedata.category(sign) in ("So", "Sk")
