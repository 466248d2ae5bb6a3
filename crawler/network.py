"""Whether our own network works: asked before anything is called unreachable."""

import asyncio
from collections.abc import Iterable, Mapping

from crawler.fetch.cache import Cache
from crawler.fetch.errors import FetchError, NoNetwork
from crawler.fetch.response import Fetch, Response

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


def only_within(samples: str, fetch: Fetch) -> Fetch:
    """A Fetch while the network is known to be down: the samples are asked, nobody else is."""

    async def ask(
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        if not url.startswith(f"{samples}/"):
            raise NoNetwork("not checked: no network here")
        return await fetch(url, headers=headers, follow=follow, posted=posted)

    return ask


def is_known_to_be_down(cache: Cache) -> bool:
    """Whether the last minute showed that nothing can be reached; asks nobody."""
    return cache.get(_KEY) is False


async def _answers(fetch: Fetch, url: str) -> bool:
    try:
        await fetch(url, follow=False)
    except FetchError:
        return False
    return True
