"""The words that prove a claim. Pure.

A token is bound to one claim by its row: to a person, a board, a way of proof and an address.
It is no secret once it is placed; nobody else can do anything with it.
"""

import hmac
import secrets
from collections.abc import Iterable

PREFIX = "leaderboard-claim-"
_BYTES = 20


def new_token() -> str:
    return PREFIX + secrets.token_hex(_BYTES)


def is_among(token: str, found: Iterable[str]) -> bool:
    """Whether exactly this token is there; how long the answer takes tells nothing."""
    held = [hmac.compare_digest(token.encode(), each.encode("utf-8", "replace")) for each in found]
    return any(held)
