"""Question and answer between a site and its vantage, both signed with one secret. Pure.

| header              | of        | holds                                            |
|---------------------|-----------|--------------------------------------------------|
| `vantage-time`      | question  | seconds since 1970                               |
| `vantage-nonce`     | question  | 32 hexadecimal digits, never used twice          |
| `vantage-signature` | both      | `v1,…` over kind, time (question), nonce, body   |

The answer is signed as well: nobody on the way can make a board fail, or answer, in its stead.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from crawler.vantage.statement import Statement, from_plain, to_plain
from leaderboards.signatures import is_same, signature

LONGEST_QUESTION = 30_000  # bytes; an address has 4,096 signs at most, of six bytes each
LONGEST_ANSWER = 2_000  # bytes
OLDEST = 60  # seconds between the two clocks, the way included
_TIME, _NONCE, _SIGNATURE = "vantage-time", "vantage-nonce", "vantage-signature"
_IS_NONCE = re.compile(r"[0-9a-f]{32}")
_IS_TIME = re.compile(r"[0-9]{1,12}")


class Refused(Exception):
    """A question that is not answered; `hint` tells the asker's operator what to do."""

    def __init__(self, status: HTTPStatus, hint: str) -> None:
        super().__init__(hint)
        self.status, self.hint = status, hint


@dataclass(frozen=True)
class Question:
    """How does this address answer from where you are?"""

    address: str
    nonce: str

    def body(self) -> bytes:
        return json.dumps({"address": self.address}).encode()

    def headers(self, secret: str, *, now: float) -> dict[str, str]:
        moment = str(int(now))
        return {
            _TIME: moment,
            _NONCE: self.nonce,
            _SIGNATURE: _signed(secret, "question", moment, self.nonce, self.body()),
        }


def ask(address: str) -> Question:
    return Question(address, secrets.token_hex(16))


def read_question(secret: str, headers: Mapping[str, str], body: bytes, *, now: float) -> Question:
    """What is asked. Raises Refused, and reads nothing of a body that is not signed."""
    moment, nonce = headers.get(_TIME, ""), headers.get(_NONCE, "")
    if not (_IS_TIME.fullmatch(moment) and _IS_NONCE.fullmatch(nonce)):
        raise Refused(HTTPStatus.UNAUTHORIZED, "the question is not signed")
    if not is_same(headers.get(_SIGNATURE, ""), _signed(secret, "question", moment, nonce, body)):
        hint = "the signature does not fit: give both machines the same VANTAGE_SECRET"
        raise Refused(HTTPStatus.FORBIDDEN, hint)
    if abs(apart := int(now) - int(moment)) > OLDEST:
        hint = f"the clocks are {apart} seconds apart: keep both by NTP"
        raise Refused(HTTPStatus.FORBIDDEN, hint)
    return Question(_address(body), nonce)


def _address(body: bytes) -> str:
    try:
        plain = json.loads(body)
    except (ValueError, RecursionError):
        plain = None
    address = plain.get("address") if isinstance(plain, dict) else None
    if not isinstance(address, str):
        raise Refused(HTTPStatus.BAD_REQUEST, 'the body must be {"address": "https://…"}')
    return address


def written(statement: Statement) -> bytes:
    return json.dumps(to_plain(statement)).encode()


def answer_headers(secret: str, question: Question, body: bytes) -> dict[str, str]:
    return {_SIGNATURE: _signed(secret, "answer", question.nonce, body)}


def read_answer(
    secret: str, question: Question, headers: Mapping[str, str], body: bytes
) -> Statement | None:
    """What the vantage saw; None when it is not its word on this very question."""
    wanted = _signed(secret, "answer", question.nonce, body)
    if not is_same(headers.get(_SIGNATURE, ""), wanted):
        return None
    try:
        return from_plain(json.loads(body))
    except (ValueError, RecursionError):
        return None


def _signed(secret: str, *parts: str | bytes) -> str:
    raw = (part.encode() if isinstance(part, str) else part for part in parts)
    return signature(secret.encode(), *raw)
