"""The guard: a name is resolved once, checked, and what was checked is connected to."""

import asyncio
import functools
import os
import socket
import ssl
from collections.abc import Container
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, field

import httpx
from aiohttp import AddrInfoType, SocketFactoryType
from aiohttp.abc import AbstractResolver, ResolveResult

from crawler.fetch.addresses import is_public
from crawler.fetch.errors import ConnectionBroken, InwardAddress, NameNotFound, NameUnresolved
from crawler.fetch.limits import Limits
from crawler.fetch.response import Resolve

MOST_ADDRESSES = 3  # of one host, tried one after the other
MOST_LOOKUPS = 100  # at once


@functools.cache
def _lookups(process: int) -> ThreadPoolExecutor:
    """Threads of their own and many: names that are never answered do not keep others waiting.

    Threads do not outlive a fork, so that each process has others.
    """
    return ThreadPoolExecutor(MOST_LOOKUPS, "lookup")


async def system_resolve(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives. Raises socket.gaierror."""
    ask = functools.partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_lookups(os.getpid()), ask)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def system_socket(there: AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = there
    return socket.socket(family, kind, protocol)


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
    """How the outside is reached; tests hand in a resolver and sockets of their own."""

    resolve: Resolve = system_resolve
    dial: SocketFactoryType = system_socket
    certificates: ssl.SSLContext = field(default_factory=trusted_certificates)


@dataclass
class Way:
    """To one host, for one request. `untried` are the addresses that were judged, not dialled."""

    host: str
    port: int
    untried: list[str] = field(default_factory=list)
    is_dialled: bool = False


class Guard(AbstractResolver):
    """Tells the HTTP library where a name leads: it connects to nothing that was not judged here.

    `allowed` holds each `host:port` that may lead inward.
    """

    def __init__(self, wiring: Wiring, limits: Limits, allowed: Container[str]) -> None:
        self._wiring, self._limits, self._allowed = wiring, limits, allowed
        # The way of this task's request. The library asks for addresses by the name alone; it
        # is given one at a time, so that the failure of each can be told.
        self._way: ContextVar[Way] = ContextVar("way")

    def begin(self, host: str, port: int) -> Way:
        """Before each request: where `resolve` keeps the addresses that are left to be tried.

        Raises InwardAddress for a host that is an inward address itself, as nobody looks it up.
        """
        if _is_address(host):
            self._check(host, port, [host])
        way = Way(host, port)
        self._way.set(way)
        return way

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        untried = self._way.get().untried
        if not untried:
            addresses = await self._addresses(host, port)
            self._check(host, port, addresses)
            untried += addresses[:MOST_ADDRESSES]
        return [_as_found(host, untried.pop(0), port)]

    def dial(self, there: AddrInfoType) -> socket.socket:
        """A socket to one address, judged once more, as nothing is looked up after this.

        The library would ask a second time where a new connection is broken off.
        """
        way = self._way.get()
        self._check(way.host, way.port, [str(there[4][0])])
        if way.is_dialled:
            raise ConnectionBroken("the connection was broken off")
        way.is_dialled = True
        return self._wiring.dial(there)

    async def close(self) -> None:
        """Nothing is held open."""

    def _check(self, host: str, port: int, addresses: list[str]) -> None:
        """One inward address among a host's refuses them all."""
        written = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        if written not in self._allowed and not all(is_public(address) for address in addresses):
            raise InwardAddress("its name leads into a private network")

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            async with asyncio.timeout(self._limits.resolve_seconds):
                addresses = await self._wiring.resolve(host, port)
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


def _as_found(host: str, address: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST,
    )
