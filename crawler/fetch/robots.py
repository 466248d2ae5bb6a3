"""robots.txt (RFC 9309): what a site asks of us, read once a day for each authority.

| robots.txt answers             | we                                                          |
|--------------------------------|-------------------------------------------------------------|
| 2xx                            | obey what it says to our product token                      |
| 401, 403, 429                  | stay away until it is asked again (stricter than the RFC)   |
| other 4xx, endless redirects   | look: there are no rules                                    |
| 5xx, or too much to be read    | keep to the last rules read; without any, stay away         |
| nothing: no connection         | the last rules read; without any, see Verdict.NO_CONNECTION |

Rules that could not be read for 30 days count as none (RFC 9309, 2.3.1.4), so that a site which
answers nothing but server errors can at last be called what it is.
"""

import asyncio
import hashlib
import re
import time
from dataclasses import asdict, dataclass, replace
from enum import Enum, StrEnum
from functools import lru_cache
from http import HTTPStatus

import httpx
from protego import Protego

from crawler.fetch.cache import Cache
from crawler.fetch.errors import AddressFailed, CouldNotCheck, RateLimited, TooManyRedirects
from crawler.fetch.response import Fetch, Response

FRESH_SECONDS = 24 * 3600
REFUSED_SECONDS = 3600
SILENT_SECONDS = 300
GIVEN_UP_AFTER = 30 * 24 * 3600
KEPT_SECONDS = 2 * GIVEN_UP_AFTER
LARGE = 30_000  # characters
MOST_BYTES = 512_000  # the RFC asks for at least 500 KiB to be read
_FORBIDS_ALL = "User-agent: *\nDisallow: /"
_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_AGENT_LINE = re.compile(r"^\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)


class Verdict(Enum):
    """NO_CONNECTION: robots.txt could not even be asked for, and never was read before.

    Then nobody asked us to stay away, and the likeliest reason is that the host is gone, which
    only the page's own request can tell: it goes out, and its failure is the truth about the
    board. Should it be answered all the same, the answer must not be used, because the rules of
    a living site are unknown (RFC 9309, 2.3.1.4).
    """

    ALLOWED = "allowed"
    DISALLOWED = "disallowed"
    NO_CONNECTION = "no-connection"


@dataclass(frozen=True)
class Rules:
    verdict: Verdict
    delay_seconds: float = 0


class _Heard(StrEnum):
    """How robots.txt answered when it was last asked."""

    NEVER = "never"
    RULES = "rules"
    REFUSAL = "refusal"
    ERROR = "error"
    NOTHING = "nothing"


@dataclass(frozen=True)
class _Memory:
    """`text` is the last robots.txt that was read, None before the first."""

    heard: _Heard = _Heard.NEVER
    text: str | None = None
    fresh_until: float = 0
    silent_since: float = 0

    def rules(self, now: float) -> str | None:
        """The robots.txt that holds, or None when there is none and no connection either."""
        if self.heard is _Heard.REFUSAL:
            return _FORBIDS_ALL
        if self.heard is not _Heard.RULES and now - self.silent_since > GIVEN_UP_AFTER:
            return ""
        if self.text is None and self.heard is _Heard.ERROR:
            return _FORBIDS_ALL
        return self.text

    def silent(self, heard: _Heard, now: float) -> "_Memory":
        was_silent = self.heard in (_Heard.ERROR, _Heard.NOTHING)
        return replace(
            self,
            heard=heard,
            fresh_until=now + SILENT_SECONDS,
            silent_since=self.silent_since if was_silent else now,
        )


async def rules_for(fetch: Fetch, url: str, *, user_agent: str, cache: Cache) -> Rules:
    """What the site of an address asks of us there. Raises RateLimited when it cannot be asked."""
    address = httpx.URL(url)
    product = user_agent.partition("/")[0]
    memory = await _memory(fetch, str(address.join("/robots.txt")), cache)
    text = memory.rules(time.time())
    if text is None:
        return Rules(Verdict.NO_CONNECTION)
    rules = await _parsed(text, product)
    allowed = rules.can_fetch(str(address), product)
    return Rules(
        Verdict.ALLOWED if allowed else Verdict.DISALLOWED,
        delay_seconds=float(rules.crawl_delay(product) or 0),
    )


async def _parsed(text: str, product: str) -> Protego:
    """Half a megabyte of rules takes a second, which other hosts must not wait for."""
    if len(text) < LARGE:
        return _parsed_once(text, product)
    return await asyncio.to_thread(lambda: Protego.parse(_for_us(text, product)))


@lru_cache(maxsize=200)
def _parsed_once(text: str, product: str) -> Protego:
    """Boards of one host follow each other, and each look asks for several addresses there."""
    return Protego.parse(_for_us(text, product))


async def allows(fetch: Fetch, url: str, *, user_agent: str, cache: Cache) -> bool:
    """Whether robots.txt lets us look; a site that cannot be connected to forbids nothing."""
    rules = await rules_for(fetch, url, user_agent=user_agent, cache=cache)
    return rules.verdict is not Verdict.DISALLOWED


async def _memory(fetch: Fetch, robots_url: str, cache: Cache) -> _Memory:
    key = f"robots-1:{hashlib.sha256(robots_url.encode()).hexdigest()}"
    now = time.time()
    kept = cache.get(key)
    memory = _Memory(**{**kept, "heard": _Heard(kept["heard"])}) if kept else _Memory()
    if memory.fresh_until <= now:
        memory = await _asked_again(fetch, robots_url, memory, now)
        cache.set(key, asdict(memory), KEPT_SECONDS)
    return memory


async def _asked_again(fetch: Fetch, url: str, memory: _Memory, now: float) -> _Memory:
    try:
        response = await fetch(url)
    except RateLimited:
        raise
    except TooManyRedirects:
        return _Memory(_Heard.RULES, "", now + FRESH_SECONDS)
    except AddressFailed:
        return memory.silent(_Heard.NOTHING, now)
    except CouldNotCheck as error:
        return memory.silent(_Heard.ERROR if error.hops else _Heard.NOTHING, now)
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return memory.silent(_Heard.ERROR, now)
    if response.status in _REFUSALS:
        return replace(memory, heard=_Heard.REFUSAL, fresh_until=now + REFUSED_SECONDS)
    return _Memory(_Heard.RULES, _text(response), now + FRESH_SECONDS)


def _text(response: Response) -> str:
    if response.status >= HTTPStatus.MULTIPLE_CHOICES:
        return ""
    return response.body[:MOST_BYTES].decode("utf-8-sig", errors="replace")


def _for_us(text: str, product: str) -> str:
    """The same rules, with all agents that cannot mean us under one name.

    The parser keeps each rule once for every agent of its group, so that half a megabyte of
    agents and rules would fill the memory.
    """
    return "\n".join(_line_for_us(line, product.lower()) for line in text.splitlines())


def _line_for_us(line: str, product: str) -> str:
    match = _AGENT_LINE.match(line)
    if not match:
        return line
    agent = match[1].strip().lower()
    means_us = agent == "*" or agent.strip("*").partition("/")[0] == product
    return f"User-agent: {agent.partition('/')[0] if means_us else 'another'}"
