"""Whether our own network works: asked before anything is called unreachable."""

import asyncio
from collections.abc import Iterable

from crawler.fetch.cache import Cache
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch

_KEY = "network-is-up"
KEEP_SECONDS = 60


async def network_is_up(fetch: Fetch, cache: Cache, canaries: Iterable[str]) -> bool:
    """True when any canary address answers at all, whatever it says. Remembered for a minute."""
    known = cache.get(_KEY)
    if isinstance(known, bool):
        return known
    answer = any(await asyncio.gather(*(_answers(fetch, url) for url in canaries)))
    cache.set(_KEY, answer, KEEP_SECONDS)
    return answer


async def _answers(fetch: Fetch, url: str) -> bool:
    try:
        await fetch(url, follow=False)
    except FetchError:
        return False
    return True
