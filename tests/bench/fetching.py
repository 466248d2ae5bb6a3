"""`python -m tests.bench.fetching CLIENT IN_FLIGHT`: fetch the addresses on standard input, only.

Prints what it took as JSON (see measure.py).
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from tests.bench.measure import Taken

Get = Callable[[str], Awaitable[object]]


async def each(urls: Sequence[str], get: Get, in_flight: int) -> None:
    """As many at once as `in_flight`, by so many loops over one list."""
    left = iter(urls)

    async def work() -> None:
        for url in left:
            await get(url)

    await asyncio.gather(*(work() for _ in range(in_flight)))


async def with_aiohttp(urls: Sequence[str], in_flight: int) -> None:
    import aiohttp

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:  # noqa: TID251

        async def get(url: str) -> bytes:
            async with session.get(url) as response:
                return await response.read()

        await each(urls, get, in_flight)


async def with_httpx(urls: Sequence[str], in_flight: int) -> None:
    import httpx

    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    async with httpx.AsyncClient(trust_env=False, limits=limits, timeout=30) as client:  # noqa: TID251
        await each(urls, client.get, in_flight)


async def with_ours(urls: Sequence[str], in_flight: int) -> None:
    from crawler.fetch.client import Client
    from crawler.fetch.limits import Limits

    allowed = {urlsplit(url).netloc for url in urls}
    async with Client(limits=Limits(), user_agent="bench/1", allowed_hosts=allowed) as fetch:
        await each(urls, fetch, in_flight)


CLIENTS = {"aiohttp": with_aiohttp, "httpx": with_httpx, "ours": with_ours}

if __name__ == "__main__":
    addresses = sys.stdin.read().split()
    client, number = CLIENTS[sys.argv[1]], int(sys.argv[2])
    asyncio.run(client(addresses[:50], number))  # everything is imported and warm
    taken = Taken.now()
    asyncio.run(client(addresses, number))
    print(taken.until_now())
