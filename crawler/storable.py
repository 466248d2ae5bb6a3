"""Plain values as a database takes them. Pure.

Pages may hold NUL characters and halves of surrogate pairs, which neither PostgreSQL nor UTF-8
can write; each is replaced by the sign for an unreadable character.
"""

import re
from typing import TypeVar

Plain = TypeVar("Plain")

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def storable(plain: Plain) -> Plain:
    """The same value, with every text in it writable."""
    return _clean(plain)  # type: ignore[return-value]  # each kind is given back as it came


def _clean(plain: object) -> object:
    if isinstance(plain, str):
        if plain.isascii() and "\0" not in plain:
            return plain
        return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", plain)
    if isinstance(plain, dict):
        return {_clean(key): _clean(value) for key, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [_clean(each) for each in plain]
    return plain
