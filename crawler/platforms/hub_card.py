"""What the front matter of a Space, a data set or a model says of it, as the Hub's API gives it.

It is written by hand: whatever in it is not of the expected kind is passed over. Pure.
"""

import re
from collections.abc import Mapping
from typing import Any

from crawler.observation import DeclaredDataSet

_NAME = re.compile(r"[A-Za-z0-9._-]{1,96}/[A-Za-z0-9._-]{1,96}")
_DURATION = re.compile(r"(\d{1,6})\s*(s|sec|m|min|h|hour|d|day)?[a-z]*", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# What the templates of leaderboards call the data sets that hold their queue and their results.
_QUEUE = re.compile(r"(?:^|[-_.])(?:requests|results)$", re.IGNORECASE)
MOST_QUEUES = 2
_CLOSED = "submission:closed"


def card_of(plain: Mapping[str, Any]) -> dict[str, Any]:
    card = plain.get("cardData")
    return card if isinstance(card, dict) else {}


def startup_seconds(card: Mapping[str, Any]) -> int:
    """How long the Space allows its app to take for starting; 0 when it does not say."""
    match = _DURATION.fullmatch(str(card.get("startup_duration_timeout") or "").strip())
    return int(match[1]) * _SECONDS[(match[2] or "s")[0].lower()] if match else 0


def copy_of(plain: Mapping[str, Any]) -> str:
    """`owner/name` of the Space this one was duplicated from; "" when it says of none."""
    name = str(card_of(plain).get("duplicated_from") or "")
    origin = plain.get("originSpace")
    if isinstance(origin, dict) and origin.get("author") and origin.get("name"):
        name = f"{origin['author']}/{origin['name']}"
    return name if _NAME.fullmatch(name) and name != plain.get("id") else ""


def takes_submissions(card: Mapping[str, Any]) -> bool:
    """Whether its tags say so, by the convention of the Hub's leaderboards."""
    tags = [tag.casefold() for tag in _texts(card.get("tags"))]
    return _CLOSED not in tags and any(tag.startswith("submission:") for tag in tags)


def declared_queues(card: Mapping[str, Any], owner: str) -> tuple[DeclaredDataSet, ...]:
    """Its owner's data sets that it lists as its own, and whose names say what they are for."""
    names = [
        name
        for name in _texts(card.get("datasets"))
        if _NAME.fullmatch(name)
        and name.partition("/")[0].casefold() == owner.casefold()
        and _QUEUE.search(name.partition("/")[2])
    ]
    return tuple(DeclaredDataSet(name) for name in dict.fromkeys(names))[:MOST_QUEUES]


def owners_mark(plain: Mapping[str, Any]) -> str:
    """By which words its owner marks it as deprecated; "" without such."""
    card = card_of(plain)
    if card.get("deprecated") is True:
        return "deprecated: true"
    tags = [*_texts(plain.get("tags")), *_texts(card.get("tags"))]
    return next((tag for tag in tags if tag.casefold() == "deprecated"), "")


def _texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
