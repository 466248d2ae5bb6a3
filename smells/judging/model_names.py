"""When two names are spellings of one model, and when they are two models. Pure.

Every difference but spacing, hyphens, letter case, points that part words and the equals listed in
model_words.yaml makes another model: Llama-2-7B, Llama-2-70B, Llama-2-7B-chat and Llama 2 7B
(5-shot) are four.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("model_words.yaml").read_text(encoding="utf-8")
)
_NOBODY = frozenset(word.casefold() for word in _WORDS["nobody"])
_REFERENCES = frozenset(word.casefold() for word in _WORDS["references"])
_PROVENANCE = frozenset(word.casefold() for word in _WORDS["provenance"])

# A number keeps its points: 1.5 is not 15. Everything else that is no letter parts or stands alone.
# A listed word may stand right beside letters of another script.
_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"\d+(?:\.\d+)*|[{_HAN}]+|[^\W\d_{_HAN}]+|[^\w\s]")
_SEPARATORS = frozenset(".-–—‐‑()[]{}（）【】|,，·")
# Where a point is not allowed a version is written with a hyphen: claude-3-5-sonnet. A size or a
# number of shots is no part of a version: Llama-2-7B is not Llama-2.7B.
_HYPHENED_VERSION = re.compile(
    r"(?<![\d.])(\d)[-_](\d)(?![\d.]|[-_ ]?(?:[bmkt]|bits?|shots?|x\d*)(?![^\W\d_]))"
)
_ORNAMENT_KINDS = {"So", "Sk", "Cf", "Mn", "Co"}  # emoji, modifiers, joiners
_ASCII_ORNAMENTS = str.maketrans("^`", "  ")  # the only ones of these kinds


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """The name as written, without medals and other pictures, and with plain spaces and widths."""
    if name.isascii():
        return " ".join(name.translate(_ASCII_ORNAMENTS).split())
    plain = unicodedata.normalize("NFKC", name)
    kept = "".join(" " if unicodedata.category(sign) in _ORNAMENT_KINDS else sign for sign in plain)
    return " ".join(kept.split()).removesuffix("↗").strip()


def _equal_words() -> dict[str, list[tuple[list[str], list[str]]]]:
    """By the first word of each: its words, longest first, and those that stand for them."""
    pairs = [
        (_TOKEN.findall(word), _TOKEN.findall(group[0]))
        for group in _WORDS["same"]
        for word in group[1:]
    ]
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    for words, first in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(words[0], []).append((words, first))
    return found


_EQUAL_WORDS = _equal_words()


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> tuple[str, ...]:
    """Equal for two spellings of one model, and for nothing else."""
    text = _HYPHENED_VERSION.sub(r"\1.\2", bare_name(name).casefold())
    tokens = [token for token in _TOKEN.findall(text) if token not in _SEPARATORS]
    return _letters_joined(_with_first_words(tokens))


def _with_first_words(tokens: list[str]) -> list[str]:
    """Listed words replaced by the first of their group."""
    replaced: list[str] = []
    at = 0
    while at < len(tokens):
        for words, first in _EQUAL_WORDS.get(tokens[at], ()):
            if tokens[at : at + len(words)] == words:
                replaced += first
                at += len(words)
                break
        else:
            replaced.append(tokens[at])
            at += 1
    return replaced


def _letters_joined(tokens: list[str]) -> tuple[str, ...]:
    """`chat glm` and `chatglm` are one; digits are never joined."""
    joined: list[str] = []
    for token in tokens:
        if joined and joined[-1].isalpha() and token.isalpha():
            joined[-1] += token
        else:
            joined.append(token)
    return tuple(joined)


def is_nobody(name: str) -> bool:
    """Several entries may stand under such a name without being one."""
    return not spelling_key(name) or bare_name(name).casefold() in _NOBODY


def is_reference(name: str) -> bool:
    """Whether a row is no model, but people or chance, which models are measured against."""
    return any(token in _REFERENCES for token in _TOKEN.findall(bare_name(name).casefold()))


def is_provenance(text: str) -> bool:
    return text.casefold().strip() in _PROVENANCE
