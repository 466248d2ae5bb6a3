"""A challenge that a reader's browser solves by working for some seconds (ALTCHA, by ourselves).

Nobody else is asked and nothing is kept of the visitor. It is signed with a key of this site's,
made for one board, runs out, and serves once: its hash is kept with the report it let through.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import altcha
from django.utils.crypto import salted_hmac

RUNS_OUT_AFTER = timedelta(minutes=30)
ALGORITHM = "PBKDF2/SHA-256"
COST = 2_000  # rounds of one try
TRIES = (400, 800)  # how many tries the answer is away: a second or two of a phone
MOST_LENGTH = 4_000  # signs of an answer; a longer one is none of ours


@dataclass(frozen=True)
class Solved:
    """`sha256` is what is kept, so that the same answer does not serve twice."""

    sha256: str


def new_challenge(board_id: int, *, now: datetime) -> dict[str, Any]:
    """A challenge as the widget reads it."""
    low, high = TRIES
    made = altcha.create_challenge(
        ALGORITHM,
        COST,
        counter=low + secrets.randbelow(high - low),
        expires_at=now + RUNS_OUT_AFTER,
        data={"board": board_id},
        hmac_secret=_key("challenge"),
        hmac_key_secret=_key("answer"),
    )
    return made.to_dict()


def solved(answer: str, board_id: int, *, now: datetime) -> Solved | None:
    """None for an answer that is wrong, late, altered, or to a challenge for another board."""
    if not answer or len(answer) > MOST_LENGTH:
        return None
    try:
        payload = altcha.Payload.from_base64(answer)
        result = altcha.verify_solution(payload, _key("challenge"), hmac_key_secret=_key("answer"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    asked = payload.challenge.parameters
    runs_out = asked.expires_at
    if not result.verified or not isinstance(runs_out, int) or runs_out <= now.timestamp():
        return None
    if (asked.data or {}).get("board") != board_id:
        return None
    return Solved(hashlib.sha256(f"{asked.nonce}:{asked.salt}".encode()).hexdigest())


def _key(use: str) -> str:
    return salted_hmac("smells.challenge", use, algorithm="sha256").hexdigest()
