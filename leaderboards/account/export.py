"""Everything that is kept of one person, as plain values: each app registers its parts here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.db.models import QuerySet

Part: TypeAlias = Callable[[User], Any]

# Filled when the apps are ready. No part may hold a token, a key, or a hash of either.
PARTS: dict[str, Part] = {}


def part(name: str) -> Callable[[Part], Part]:
    """Register a function that tells what one part of the site keeps of a person."""

    def register(tells: Part) -> Part:
        if name in PARTS and PARTS[name] is not tells:
            raise ValueError(f"two parts of the export are called {name}")
        PARTS[name] = tells
        return tells

    return register


def everything_of(user: User, *, now: datetime) -> dict[str, Any]:
    parts = {name: tells(user) for name, tells in sorted(PARTS.items())}
    return {"exported_at": now, **parts}


def rows(query: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    """The named fields of each row; `board__slug` and the like are called by their first word."""
    return [
        {name.removesuffix("__slug"): value for name, value in row.items()}
        for row in query.values(*fields)
    ]
