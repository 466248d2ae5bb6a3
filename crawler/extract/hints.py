"""Which of many words a text holds, told in one pass over it. Pure.

Slow patterns stand behind such a quick look: most texts hold none of the words without which the
patterns match nothing.
"""

import re
from collections.abc import Iterable
from itertools import groupby

_CHINESE = re.compile("[\u4e00-\u9fff]")


def any_in(hints: Iterable[str], text: str) -> bool:
    """Whether any of these words occurs in the text."""
    for hint in hints:  # noqa: SIM110 (a generator takes longer than all of the search)
        if hint in text:
            return True
    return False


class Hints:
    """Words in lower case: English ones as words begin with them, Chinese ones wherever they are.

    "submi" is found in "Submissions", and not in "resubmit".
    """

    def __init__(self, words: Iterable[str]) -> None:
        english = sorted({word for word in words if word.isascii()})
        self._chinese = tuple({word for word in words if not word.isascii()})
        # By first letters: of the many words few are tried at a place, the longest of them first.
        by_letter = "|".join(
            f"{letter}(?:{'|'.join(re.escape(word[1:]) for word in reversed(list(alike)))})"
            for letter, alike in groupby(english, key=lambda word: word[0])
        )
        self._pattern = re.compile(f"[^a-z](?=({by_letter}))")
        # "seventeen" begins with "seven" as well.
        self._with = {
            word: frozenset(short for short in english if word.startswith(short))
            for word in english
        }

    def in_text(self, plain: str) -> frozenset[str]:
        """Those of the words that occur. `plain` is the text in lower case."""
        found = set(self._pattern.findall(f"\n{plain}"))
        words = frozenset[str]().union(*(self._with[word] for word in found))
        if self._chinese and not plain.isascii() and _CHINESE.search(plain):
            return words.union(word for word in self._chinese if word in plain)
        return words
