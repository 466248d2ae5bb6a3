"""How often a host is asked, by all workers together, and how long it wants to be left alone.

A host's next free moment and its “not before” stand in the cache that all workers share.
"""

import asyncio
import math
import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from random import SystemRandom

from crawler.fetch.cache import Cache
from crawler.fetch.errors import RateLimited

MOST_WAIT_SECONDS = 30  # a worker sleeps no longer than this for one turn
LONGEST_POSTPONEMENT = 24 * 3600
AFTER_A_429 = 60  # when it does not say how long
JITTER = 0.25  # of the gap, added to it
_LOCK_SECONDS = 5  # more than reading and writing one entry takes; a dead worker's lock ends so
_LOCK_PAUSE = 0.02
_EPOCH_BEGINS_AT = 1_000_000_000  # a smaller “reset” is a number of seconds from now
_EXHAUSTED = re.compile(r"^[^;]*;(?:.*;)?\s*r=0\s*(?:;|$)")
_SECONDS_LEFT = re.compile(r";\s*t=(\d{1,9})\b")
_SAY_WHEN = {
    HTTPStatus.FORBIDDEN,  # GitHub's secondary limits
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
}
_random = SystemRandom()


async def wait_for_turn(host: str, cache: Cache, *, gap_seconds: float) -> None:
    """Sleep until the host may be asked. Raises RateLimited rather than to sleep for long."""
    now = time.time()
    turn = await _take_turn(host, cache, gap_seconds)
    if turn > now:
        await asyncio.sleep(turn - now)


async def _take_turn(host: str, cache: Cache, gap_seconds: float) -> float:
    """The moment of our turn; the host's next free moment moves on. Nothing else is locked."""
    await _lock(host, cache)
    try:
        now = time.time()
        known = cache.get_many([_key("turn", host), _key("not-before", host)])
        turn = max(now, *map(float, known.values()), 0)
        if turn - now > MOST_WAIT_SECONDS:
            raise RateLimited(f"{host} is not to be asked for another {int(turn - now)} seconds")
        gap = gap_seconds * (1 + JITTER * _random.random())
        _remember(cache, "turn", host, turn + gap, now=now)
        return turn
    finally:
        cache.delete(_key("turn-lock", host))


async def _lock(host: str, cache: Cache) -> None:
    while not cache.add(_key("turn-lock", host), 1, _LOCK_SECONDS):
        await asyncio.sleep(_LOCK_PAUSE * (1 + _random.random()))


def _key(kind: str, host: str) -> str:
    return f"{kind}:{host[-200:]}"  # some caches take no longer keys


def _moment(cache: Cache, kind: str, host: str) -> float:
    return float(cache.get(_key(kind, host)) or 0)


def _remember(cache: Cache, kind: str, host: str, moment: float, *, now: float) -> None:
    """Until it has passed; some caches count in whole seconds."""
    cache.set(_key(kind, host), moment, math.ceil(moment - now) + 1)


def postpone_as_asked(
    host: str, headers: Mapping[str, str], cache: Cache, *, status: int = HTTPStatus.OK
) -> None:
    """Leave the host alone for as long as its answer asks, at most a day."""
    now = time.time()
    seconds = min(seconds_asked(status, headers, now=now), LONGEST_POSTPONEMENT)
    if seconds > 0 and now + seconds > _moment(cache, "not-before", host):
        _remember(cache, "not-before", host, now + seconds, now=now)


def seconds_asked(status: int, headers: Mapping[str, str], *, now: float) -> float:
    """How long an answer wants its host to be left alone; 0 when it does not say so. Pure."""
    asked = [_quota_returns(headers, now)]
    if status in _SAY_WHEN:
        asked.append(_retry_after(headers.get("retry-after", ""), now))
    if status == HTTPStatus.TOO_MANY_REQUESTS and max(asked) <= 0:
        return AFTER_A_429
    return max(0.0, *asked)


def _retry_after(value: str, now: float) -> float:
    if re.fullmatch(r"\s*\d{1,9}\s*", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now


def _quota_returns(headers: Mapping[str, str], now: float) -> float:
    """For a used-up quota: GitHub's headers, or the RateLimit field (IETF draft) of the Hub."""
    seconds = 0.0
    reset = headers.get("x-ratelimit-reset", "").strip()
    if headers.get("x-ratelimit-remaining", "").strip() == "0" and re.fullmatch(r"\d{1,12}", reset):
        seconds = float(reset) - (now if int(reset) >= _EPOCH_BEGINS_AT else 0)
    for quota in headers.get("ratelimit", "")[:1000].split(","):
        if _EXHAUSTED.match(quota) and (left := _SECONDS_LEFT.search(quota)):
            seconds = max(seconds, float(left[1]))
    return seconds
