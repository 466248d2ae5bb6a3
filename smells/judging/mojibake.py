"""Text that was decoded in the wrong way. Pure."""

import re
from functools import lru_cache

from ftfy import fix_encoding

_REPLACED = re.compile("�|锟斤拷|ï¿½")
# Letters that wrongly decoded text is made of; where none is, nothing need be tried.
_TELLTALE = re.compile("[\u0080-\u00ff\u0100-\u017f\u0192\u02c6\u02dc\u2018-\u2026\u20ac\u2122]")


def may_be_broken(text: str) -> bool:
    """Whether any sign of wrong decoding is there: a quick look at many texts at once."""
    return not text.isascii() and bool(_TELLTALE.search(text) or _REPLACED.search(text))


@lru_cache(maxsize=20_000)
def broken_text(text: str) -> str | None:
    """What was probably meant; "" when that is lost, None when the text is in order."""
    if text.isascii():
        return None
    if _REPLACED.search(text):
        return ""
    if not _TELLTALE.search(text):
        return None
    meant = fix_encoding(text)
    return meant if meant != text else None
