"""Whether a text is English or Chinese, by its letters. Pure."""

import re

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
ENOUGH = 20  # words and signs


def language_of(text: str) -> str:
    """ "zh-hans", "en", or "" when there is too little to tell. A Chinese sign counts as a word:
    Chinese texts about models are full of Latin names."""
    sample = text[:50_000]
    signs, words = len(_CHINESE.findall(sample)), len(_LATIN.findall(sample))
    if signs + words < ENOUGH:
        return ""
    return "zh-hans" if signs > 0.4 * (signs + words) else "en"
