"""Frozen dataclasses made in a quarter of the time, for those a page holds hundreds of. Pure.

A frozen dataclass sets each of its own fields by a detour, because plain setting is forbidden. Here
a twin with the same fields that is not frozen is filled instead, and then becomes the frozen one.
"""

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")


def quick(kind: Callable[Given, Made]) -> Callable[Given, Made]:
    """A constructor that takes and gives the same as that of a frozen dataclass with slots.

    The dataclass has no `__post_init__`; it would not be called.
    """

    def become_frozen(twin: Any) -> None:
        twin.__class__ = kind

    parts = [
        (each.name, each.type, field(default=each.default)) for each in fields(cast(Any, kind))
    ]
    twin = make_dataclass(
        kind.__name__, parts, namespace={"__post_init__": become_frozen}, slots=True, eq=False
    )
    return cast(Callable[Given, Made], twin)
