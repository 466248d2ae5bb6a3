"""Whether a text is English or Chinese, by its letters. Pure."""

import re
from itertools import islice

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]+")
ENOUGH = 20  # words and signs


def language_of(text: str) -> str:
    """ "zh-hans", "en", or "" when there is too little to tell. A Chinese sign counts as a word:
    Chinese texts about models are full of Latin names."""
    sample = text[:50_000]
    signs = 0 if sample.isascii() else len("".join(_CHINESE.findall(sample)))
    # With as many words the text is English, whatever more there are.
    decided = ENOUGH + 2 * signs
    words = sum(1 for _ in islice(_LATIN.finditer(sample), decided))
    if signs + words < ENOUGH:
        return ""
    return "zh-hans" if signs > 0.4 * (signs + words) else "en"
