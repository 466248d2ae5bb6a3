"""Since when the vantage does not answer, in the cache that all workers share."""

from datetime import UTC, datetime

from crawler.fetch.cache import Cache

REST_SECONDS = 60  # a vantage that does not answer is left alone for so long; looks do not wait
_SINCE, _RESTS = "vantage-silent-since", "vantage-rests"


def note_silence(cache: Cache, *, now: float) -> bool:
    """Whether the silence begins with this question."""
    cache.set(_RESTS, 1, REST_SECONDS)
    return cache.add(_SINCE, now, None)


def note_answer(cache: Cache) -> None:
    cache.delete(_SINCE)


def rests(cache: Cache) -> bool:
    return bool(cache.get(_RESTS))


def silent_since(cache: Cache) -> datetime | None:
    """None while it answers, or was never asked."""
    moment = cache.get(_SINCE)
    return datetime.fromtimestamp(moment, tz=UTC) if moment else None
