"""The one way out: a name is resolved once, checked, and what was checked is connected to."""

import asyncio
import functools
import socket
import ssl
from collections.abc import AsyncIterator, Container, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from crawler.fetch.addresses import is_public
from crawler.fetch.errors import FetchError, InwardAddress, NameNotFound, NameUnresolved
from crawler.fetch.failures import plainest, while_connecting, while_reading
from crawler.fetch.limits import Limits
from crawler.fetch.response import Resolve

MOST_ADDRESSES = 3  # of one host, tried one after the other
MOST_CONNECTIONS = 10
KEEP_SECONDS = 5


async def system_resolve(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives. Raises socket.gaierror."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@functools.cache
def trusted_certificates() -> ssl.SSLContext:
    """The authorities that httpx ships with and those of this machine.

    The more roots are known, the fewer good certificates look bad; none is taken unverified.
    """
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


@dataclass(frozen=True)
class Wiring:
    """How the outside is reached; tests hand in a resolver and a network of their own."""

    resolve: Resolve = system_resolve
    dial: httpcore.AsyncNetworkBackend = field(default_factory=httpcore.AnyIOBackend)
    certificates: ssl.SSLContext = field(default_factory=trusted_certificates)


class Guard(httpcore.AsyncNetworkBackend):
    """Opens connections for the HTTP library, which never sees a name's address.

    `allowed` holds each `host:port` that may lead inward.
    """

    def __init__(self, wiring: Wiring, limits: Limits, allowed: Container[str]) -> None:
        self._resolve, self._dial = wiring.resolve, wiring.dial
        self._limits, self._allowed = limits, allowed

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        troubles: list[FetchError] = []
        for address in (await self._checked(host, port))[:MOST_ADDRESSES]:
            try:
                return await self._dial.connect_tcp(address, port, timeout=timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                troubles.append(while_connecting(error))
        raise plainest(troubles)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise InwardAddress("a socket on this machine is never opened")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        """The host's addresses. One inward address among them refuses them all."""
        written = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        addresses = await self._addresses(host, port)
        if written not in self._allowed and not all(is_public(address) for address in addresses):
            raise InwardAddress("its name leads into a private network")
        return addresses

    async def _addresses(self, host: str, port: int) -> list[str]:
        if _is_address(host):
            return [host]
        try:
            async with asyncio.timeout(self._limits.resolve_seconds):
                addresses = await self._resolve(host, port)
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME:
                raise NameNotFound("there is no such host name") from error
            raise NameUnresolved(f"the name could not be looked up: {error.strerror}") from error
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            raise NameUnresolved("the name could not be looked up") from error
        if not addresses:
            raise NameUnresolved("the name has no address")
        return addresses


def _is_address(host: str) -> bool:
    try:
        is_public(host)
    except ValueError:
        return False
    return True


class GuardedTransport(httpx.AsyncBaseTransport):
    """HTTP/1.1 over guarded connections; its errors are ours already."""

    def __init__(self, guard: Guard, certificates: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            max_connections=MOST_CONNECTIONS,
            keepalive_expiry=KEEP_SECONDS,
            network_backend=guard,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        wanted = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.content,
            extensions=request.extensions,
        )
        try:
            answer = await self._pool.handle_async_request(wanted)
        except FetchError:
            raise
        except Exception as error:
            raise while_connecting(error) from error
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.aiter_stream():
                yield piece
        except Exception as error:
            raise while_reading(error) from error

    async def aclose(self) -> None:
        await self._answer.aclose()
