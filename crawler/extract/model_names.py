"""When two names mean the same model: a key that keeps variants apart. Pure.

Spelling is levelled: case, blanks, hyphens, emoji, the owner's prefix where it is the maker's
own. What tells models apart is kept: size, version, date, effort, shots, quantisation, `chat`,
`base`, `instruct`, stars and footnote marks, words in brackets. In doubt two names are two
models: the aliases (model_aliases.py) join only what is known to be one.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from crawler.extract.model_aliases import ALIASES, MAKERS
from crawler.tables import ColumnRole, Row, Table

LONGEST = 300
_DASH = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SUPERSCRIPT = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_STARS = str.maketrans({"★": "*", "☆": "*", "⭐": "*", "∗": "*", "＊": "*", "†": "*", "‡": "*"})
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_DECORATION = re.compile(r"[🥇🥈🥉🏅🎖🏆👑🔥🆕✨🎉↗→➚\ufe0f\u200b-\u200f\u2060\ufeff]")
_VERSION_SIGN = re.compile(r"(?<![a-z])v(?=\d)")
_LETTER_BEFORE_DIGIT = re.compile(r"([a-z\u4e00-\u9fff])(?=\d)")
_SIZE_APART = re.compile(r"(?<=\d) (?=[bmt]\b)")
# A token keeps its dots, slashes and signs inside: 3.5, 06/13, c++, 8x7b, *.
# Letters, Chinese and Japanese signs by themselves, and whatever else is no mere punctuation.
_TOKEN = re.compile(
    r"[^\W\d_\u3040-\u9fff]+\+*|\d[\d.,:/]*[a-z]*\d*[a-z]*\+*|[\u3040-\u9fff]+"
    r"|[^\w\s.,:;/()\[\]{}\"'|\\·、，。：；“”‘’]"
)


@lru_cache(maxsize=20_000)
def model_key(name: str) -> str:
    """Equal for two spellings of one model, different for two models; "" for no name at all."""
    tokens = _tokens(name)
    for length in range(len(tokens), 0, -1):
        if known := ALIASES.get(" ".join(tokens[:length])):
            return " ".join([known, *tokens[length:]])
    return " ".join(tokens)


def _tokens(name: str) -> list[str]:
    text = _without_markup(name[:LONGEST])
    text = _SUPERSCRIPT.sub(lambda match: f" #{unicodedata.normalize('NFKC', match[0])}", text)
    text = _DECORATION.sub("", text.translate(_STARS))
    text = _DASH.sub("-", unicodedata.normalize("NFKC", text)).casefold().strip()
    owner, slash, rest = text.partition("/")
    if slash and owner.strip() in MAKERS:
        text = rest
    text = _VERSION_SIGN.sub("", text.replace("_", " "))
    text = _LETTER_BEFORE_DIGIT.sub(r"\1 ", text)
    text = _SIZE_APART.sub("", " ".join(text.replace("-", " ").split()))
    return [token.rstrip(".,:/") for token in _TOKEN.findall(text)]


def _without_markup(name: str) -> str:
    """A name in a file may still wear its Markdown."""
    if "[" in name:
        name = _LINK.sub(r"\1", name)
    return _EMPHASIS.sub(r"\2", name)


def same_model(first: str, second: str) -> bool:
    key = model_key(first)
    return bool(key) and key == model_key(second)


def entry_key(table: Table, row: Row) -> tuple[str, ...]:
    """What must be equal for two rows to be the same entry: the model, and how it was run.

    Settings, sizes, dates and organisations count, sure or not: a board may list one model once
    for each. Empty when the table has no model column or the row no name.
    """
    column = table.model_column
    key = model_key(row.cells[column.index].text) if column else ""
    if not key:
        return ()
    told_apart_by = (
        ColumnRole.SETTING,
        ColumnRole.SIZE,
        ColumnRole.DATE,
        ColumnRole.ORGANISATION,
        ColumnRole.LICENSE,
    )
    settings = [
        row.cells[other.index].text.casefold()
        for other in table.columns
        if other.role in told_apart_by or _is_unclear(other.role, other.certainty.is_enough)
    ]
    return (key, row.section.casefold(), *settings)


def _is_unclear(role: ColumnRole, is_sure: bool) -> bool:  # noqa: FBT001 - a predicate of two
    return role is ColumnRole.OTHER and not is_sure


def spellings(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each model that is written in more than one way, its ways, in order of appearance."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        if key := model_key(name):
            found.setdefault(key, {})[" ".join(name.split())] = None
    return {key: tuple(ways) for key, ways in found.items() if len(ways) > 1}
