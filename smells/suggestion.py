"""Which smell and which entity a description speaks of, by words with weights. Pure.

No more than adding up: each phrase of suggestion_words.yaml that the text holds counts once, the
longer one where two overlap. What is suggested comes with the words that led there, so that the
writer can see why and choose otherwise. Where two are too near, nothing is suggested.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leaderboards.vocabulary import EntityKind, Smell

WORDS = Path(__file__).with_name("suggestion_words.yaml")
ENOUGH = 3  # less than this is no more than a feeling
AHEAD = 2  # by this much the first must lead the second
AHEAD_OF_ENTITIES = 1

_BETWEEN_WORDS = r"[^\w.!?]+"
_GAP_OF_WORDS = r"(?:[^\w.!?]+[\w']+){0,4}[^\w.!?]+"
_GAP_OF_SIGNS = r"[^，。！？；\s]{0,6}"


@dataclass(frozen=True)
class Phrase:
    """A phrase, what it speaks for, and how much."""

    words: str
    speaks_for: str
    weight: int
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Word:
    """A phrase as it stands in the text."""

    text: str
    weight: int


@dataclass(frozen=True)
class Suggestion:
    """`words` led to what is suggested. `close` are those that fit nearly as well, when none is."""

    what: str = ""
    words: tuple[Word, ...] = ()
    close: tuple[str, ...] = ()


def suggest_smell(text: str) -> Suggestion:
    return _suggest(text, _phrases()["smells"], ENOUGH, AHEAD)


def suggest_entity(text: str) -> Suggestion:
    return _suggest(text, _phrases()["entities"], AHEAD_OF_ENTITIES, AHEAD_OF_ENTITIES)


def _suggest(text: str, phrases: tuple[Phrase, ...], enough: int, ahead: int) -> Suggestion:
    found = _found(text.replace("’", "'"), phrases)
    sums: dict[str, int] = {}
    for phrase in found:
        sums[phrase.speaks_for] = sums.get(phrase.speaks_for, 0) + phrase.weight
    order = sorted(sums, key=lambda what: -sums[what])
    if not order or sums[order[0]] < enough:
        return Suggestion()
    close = tuple(what for what in order if sums[order[0]] - sums[what] < ahead)
    if len(close) > 1:
        return Suggestion(close=close)
    first = order[0]
    words = [Word(text, phrase.weight) for phrase, text in found.items()]
    kept = [word for word, phrase in zip(words, found, strict=True) if phrase.speaks_for == first]
    return Suggestion(first, tuple(sorted(kept, key=lambda word: -word.weight)))


def _found(text: str, phrases: tuple[Phrase, ...]) -> dict[Phrase, str]:
    """Each phrase that counts, with how it stands in the text; the longer one where two overlap."""
    hits = [(match, phrase) for phrase in phrases for match in phrase.pattern.finditer(text)]
    hits.sort(key=lambda hit: (hit[0].start() - hit[0].end(), -hit[1].weight, hit[0].start()))
    taken = bytearray(len(text) + 1)
    counted: dict[Phrase, str] = {}
    for match, phrase in hits:
        start, end = match.span()
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        if not _is_negated(text[max(0, start - 24) : start]):
            counted.setdefault(phrase, match.group())
    return counted


def _is_negated(before: str) -> bool:
    return bool(_negations().search(before))


@cache
def _negations() -> re.Pattern[str]:
    words = [str(word) for word in _read()["negations"]]
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    signs = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?:(?<![\w'])(?:{latin})\s+|(?:{signs}))$", re.IGNORECASE)


@cache
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    read = _read()
    known: dict[str, Iterable[str]] = {"smells": Smell, "entities": EntityKind}
    for part, names in known.items():
        if unknown := set(read[part]) - set(names):
            raise ValueError(f"{WORDS.name}: unknown in {part}: {', '.join(sorted(unknown))}")
    return {part: tuple(_of(read[part])) for part in known}


def _of(part: Mapping[str, Mapping[int, list[str]]]) -> Iterable[Phrase]:
    for what, weights in part.items():
        for weight, phrases in weights.items():
            for words in phrases:
                yield Phrase(words, what, weight, _pattern(str(words)))


def _pattern(words: str) -> re.Pattern[str]:
    if not words.isascii() and re.search(r"[\u4e00-\u9fff]", words):
        parts = [re.escape(part) for part in words.split("…")]
        return re.compile(_GAP_OF_SIGNS.join(parts), re.IGNORECASE)
    parts = [_word_by_word(part) for part in words.split("…")]
    return re.compile(rf"(?<![\w']){_GAP_OF_WORDS.join(parts)}(?!\w)", re.IGNORECASE)


def _word_by_word(part: str) -> str:
    escaped = (re.escape(word).replace(r"\*", r"\w*") for word in part.split())
    return _BETWEEN_WORDS.join(escaped)


@cache
def _read() -> dict[str, Any]:
    return dict(yaml.safe_load(WORDS.read_text(encoding="utf-8")))
