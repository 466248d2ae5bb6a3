"""HTTP/1.1 over guarded connections: aiohttp below, httpx's types above, errors of our own."""

import ssl
from collections.abc import AsyncIterator
from typing import Self

import aiohttp
import httpx
from yarl import URL

from crawler.fetch.connection import Connector
from crawler.fetch.errors import FetchError
from crawler.fetch.failures import is_without_connection, plainest, while_connecting, while_reading
from crawler.fetch.guard import Guard
from crawler.fetch.limits import Limits

# As many as are asked for, which those who look bound: a wait for one would look like a slow site.
MOST_CONNECTIONS = 0
KEEP_SECONDS = 5
READ_AHEAD = 65_536  # bytes of an answer that may wait to be read
_PORTS = {"http": 80, "https": 443}


class GuardedTransport(httpx.AsyncBaseTransport):
    """Follows no redirect, keeps no cookie, unpacks nothing, knows no proxy.

    It asks once; a GET is sent again only when a kept connection turns out to be closed.
    """

    def __init__(self, guard: Guard, trusted: ssl.SSLContext, limits: Limits) -> None:
        self._guard, self._trusted, self._limits = guard, trusted, limits

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=Connector(
                resolver=self._guard,
                use_dns_cache=False,
                happy_eyeballs_delay=None,
                socket_factory=self._guard.dial,
                ssl=self._trusted,
                limit=MOST_CONNECTIONS,
                keepalive_timeout=KEEP_SECONDS,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                total=None,  # the client's own, for all hops together
                sock_connect=self._limits.connect_seconds,
                sock_read=self._limits.read_seconds,
            ),
            read_bufsize=READ_AHEAD,
            max_line_size=self._limits.header_bytes // 2,
            max_field_size=self._limits.header_bytes // 2,
            max_headers=self._limits.header_count,
        )
        return self

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._answer(request)
        return httpx.Response(answer.status, headers=answer.raw_headers, stream=_Stream(answer))

    async def _answer(self, request: httpx.Request) -> aiohttp.ClientResponse:
        """From the first of the host's addresses that takes a connection. Raises FetchError."""
        address = _address(request.url)
        way = self._guard.begin(request.url.raw_host.decode("ascii"), address.port or 0)
        troubles: list[FetchError] = []
        while True:
            way.is_dialled = False
            try:
                return await self._session.request(
                    request.method,
                    address,
                    headers=request.headers.multi_items(),
                    data=request.content or None,
                    allow_redirects=False,
                )
            except FetchError:
                raise
            except Exception as error:
                troubles.append(while_connecting(error))
                if not (way.untried and is_without_connection(error)):
                    raise plainest(troubles) from error

    async def aclose(self) -> None:
        await self._session.close()


def _address(url: httpx.URL) -> URL:
    """The same address part by part, so that no second parser has a say in where it leads."""
    host = url.raw_host.decode("ascii")
    path, _, query = url.raw_path.decode("ascii").partition("?")
    return URL.build(
        scheme=url.scheme,
        host=f"[{host}]" if ":" in host else host,
        port=url.port or _PORTS[url.scheme],
        path=path,
        query_string=query,
        encoded=True,
    )


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.content.iter_any():
                yield piece
        except Exception as error:
            raise while_reading(error) from error

    async def aclose(self) -> None:
        """A connection whose answer was read to its end is kept, any other one is closed."""
        self._answer.close()
