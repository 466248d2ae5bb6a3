"""How often a person may begin claims and have us look, and all of them together."""

from typing import Any, cast

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from leaderboards.waiting import Wait

FEW = 3  # whoever did it less often than that has half of all to themselves


class OfPerson(SimpleRateThrottle):
    """`scope` is what is counted: claims that are begun, or looks that are asked for."""

    RATES = {"begun": "20/day", "looks": "30/hour"}
    duration: int  # seconds, as the rate says

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def get_rate(self) -> str | None:
        return self.RATES[str(self.scope)]

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"claims-{self.scope}-{request.user.pk}"

    def throttle_success(self) -> bool:
        """It counts when no other limit forbids it: see `count`."""
        return True

    def count(self) -> None:
        self.cache.set(self.key, [self.now, *self.history], self.duration)


class OfAll(OfPerson):
    """So that many people together cannot hold up the workers."""

    RATES = {"begun": "1000/day", "looks": "300/hour"}

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"claims-{self.scope}-of-all"


class OfAllWhoDoMuch(OfPerson):
    """So that a few people cannot use up what all may have: the other half is for newcomers."""

    RATES = {"begun": "500/day", "looks": "150/hour"}

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"claims-{self.scope}-of-all-who-do-much"


def to_wait(request: HttpRequest, scope: str) -> Wait | None:
    """None when it may be, which then counts; else how long it must wait."""
    mine = OfPerson(scope)
    if not _is_allowed(mine, request):
        return _wait(mine, is_for_all=False)
    shared = [OfAll(scope), *([OfAllWhoDoMuch(scope)] if len(mine.history) >= FEW else [])]
    for limit in shared:
        if not _is_allowed(limit, request):
            return _wait(limit, is_for_all=True)
    for limit in (mine, *shared):
        limit.count()
    return None


def _is_allowed(limit: OfPerson, request: HttpRequest) -> bool:
    return limit.allow_request(cast(Request, request), cast(Any, None))


def _wait(limit: OfPerson, *, is_for_all: bool) -> Wait:
    return Wait(int(limit.wait() or 0) + 1, is_for_all)
