"""How often a person may begin claims and have us look, and all of them together."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle


@dataclass(frozen=True)
class Wait:
    """Why it must wait. `is_for_all`: not this person, but all together have done enough."""

    seconds: int
    is_for_all: bool

    @property
    def minutes(self) -> int:
        return -(-self.seconds // 60)


class OfPerson(SimpleRateThrottle):
    """`scope` is what is counted: claims that are begun, or looks that are asked for."""

    RATES = {"begun": "20/day", "looks": "30/hour"}

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def get_rate(self) -> str | None:
        return self.RATES[str(self.scope)]

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"claims-{self.scope}-{request.user.pk}"


class OfAll(OfPerson):
    """So that many people together cannot hold up the workers."""

    RATES = {"begun": "1000/day", "looks": "300/hour"}

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"claims-{self.scope}-of-all"


def to_wait(request: HttpRequest, scope: str) -> Wait | None:
    """None when it may be, which then counts; else how long it must wait."""
    for limit, is_for_all in ((OfPerson(scope), False), (OfAll(scope), True)):
        if not limit.allow_request(cast(Request, request), cast(Any, None)):
            return Wait(int(limit.wait() or 0) + 1, is_for_all)
    return None
