"""What many ask of one thing is worked out once. Pure.

Every rule goes through the same rows and sentences. What was worked out is kept beside the thing
it belongs to, by identity, until `forget` or until too much is kept: memory stays flat.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

MOST_KEPT = 2000
# By function, identity and further arguments. The thing is kept too, so that its identity is its
# own for as long as the entry stands.
_kept: dict[tuple[Any, ...], tuple[Any, Any]] = {}


def once(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """For a function of one immutable thing, and perhaps hashable words beside it.

    What it gives back is shared by all who ask: it must be immutable, too.
    """

    @wraps(function)
    def kept(*given: Given.args, **named: Given.kwargs) -> Answer:
        thing = given[0]
        key = (function, id(thing), *given[1:])
        known = _kept.get(key)
        if known is None:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            known = _kept[key] = (thing, function(*given, **named))
        answer: Answer = known[1]
        return answer

    return kept


def forget() -> None:
    """Let go of everything that was kept."""
    _kept.clear()
