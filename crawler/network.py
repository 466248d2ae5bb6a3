"""Whether our own network works: asked before anything is called unreachable."""

from collections.abc import Iterable

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch
from crawler.fetch.robots import Cache

_KEY = "network-is-up"
KEEP_SECONDS = 60


async def network_is_up(fetch: Fetch, cache: Cache, canaries: Iterable[str]) -> bool:
    """True when any canary address answers at all, whatever it says. Remembered for a minute."""
    known = cache.get(_KEY)
    if isinstance(known, bool):
        return known
    answer = False
    for url in canaries:
        try:
            await fetch(url)
        except FetchError:
            continue
        answer = True
        break
    cache.set(_KEY, answer, KEEP_SECONDS)
    return answer
