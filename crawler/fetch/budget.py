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

from crawler.fetch.cache import Cache, Turn, seconds_until
from crawler.fetch.errors import RateLimited

MOST_WAIT_SECONDS = 30  # a worker sleeps no longer than this for one turn
LONGEST_POSTPONEMENT = 24 * 3600
AFTER_A_429 = 60  # when it does not say how long
JITTER = 0.25  # of the gap, added to it
_MICROSECONDS = 1_000_000  # of a second; whole numbers are kept, which every cache can compare
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
    turn = _take_turn(host, cache, gap_seconds)
    if turn > now:
        await asyncio.sleep(turn - now)


def _take_turn(host: str, cache: Cache, gap_seconds: float) -> float:
    """The moment of our turn; the host's next free moment moves on."""
    now = time.time()
    gap = gap_seconds * (1 + JITTER * _random.random())
    wanted = Turn(
        _key("turn-at", host),
        _key("leave-alone-until", host),
        now=_whole(now),
        gap=_whole(gap),
        most=_whole(MOST_WAIT_SECONDS),
        latest=_whole(now + LONGEST_POSTPONEMENT),
    )
    wait = cache.take_turn(wanted) - wanted.now
    if wait > wanted.most:
        seconds = wait // _MICROSECONDS
        raise RateLimited(f"{host} is not to be asked for another {seconds} seconds")
    return now + wait / _MICROSECONDS


def _whole(seconds: float) -> int:
    return math.ceil(seconds * _MICROSECONDS)


def _key(kind: str, host: str) -> str:
    return f"{kind}:{host[-200:]}"  # some caches take no longer keys


def postpone_as_asked(
    host: str, headers: Mapping[str, str], cache: Cache, *, status: int = HTTPStatus.OK
) -> None:
    """Leave the host alone for as long as its answer asks, at most a day."""
    now = time.time()
    seconds = min(seconds_asked(status, headers, now=now), LONGEST_POSTPONEMENT)
    until, key = _whole(now + seconds), _key("leave-alone-until", host)
    if seconds > 0 and until > (cache.get(key) or 0):
        cache.set(key, until, seconds_until(until, _whole(now)))


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
