"""The only place that builds an HTTP client: every request of the project goes out through it."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping
from contextlib import aclosing
from functools import partial
from time import perf_counter
from types import TracebackType
from typing import Self

import httpx

from crawler.fetch.addresses import WEB_PORTS, authority, checked, origin, redirect_target
from crawler.fetch.errors import (
    BadAnswer,
    FetchError,
    InwardAddress,
    RedirectsUnfollowed,
    Stalled,
    TimedOut,
    TooManyRedirects,
)
from crawler.fetch.guard import Guard, Wiring
from crawler.fetch.limits import ACCEPTED_ENCODINGS, Limits, check_head, read_body
from crawler.fetch.response import BeforeHop, Response
from crawler.fetch.transport import GuardedTransport
from crawler.observation import Hop

_Ask = Callable[[httpx.URL, Mapping[str, str]], Awaitable[httpx.Response]]


class Client:
    """Fetches addresses of the open internet, and of `allowed_hosts` (`host:port`) inside.

    A request is made once: a refusal must be seen several times, days apart, before it is
    believed, so that the next check is the retry and a host in trouble is not asked twice.
    """

    def __init__(
        self,
        *,
        limits: Limits,
        user_agent: str,
        allowed_hosts: Container[str] = frozenset(),
        ports: Container[int] = WEB_PORTS,
        wiring: Wiring | None = None,
    ) -> None:
        wiring = wiring or Wiring()
        self._limits, self._allowed, self._ports = limits, allowed_hosts, ports
        # httpx's own client stays unused: it keeps cookies, knows proxies and passwords of the
        # environment, and reads the target of a redirect before we can judge it.
        guard = Guard(wiring, limits, allowed_hosts)
        self._transport = GuardedTransport(guard, wiring.certificates, limits)
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "*/*",
            "Accept-Encoding": ACCEPTED_ENCODINGS,
        }

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._transport.__aexit__(kind, error, traceback)

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Response:
        ask = partial(self._ask, posted=posted)
        walk = _Walk(ask, self._limits, headers or {}, follow=follow and posted is None)
        ahead, here = url, None
        try:
            while True:
                address = checked(ahead, ports=self._ports, allowed=self._allowed)
                self._check_way_in(here, address)
                if before_hop:
                    await before_hop(str(address))
                answer = await walk.step(address)
                if isinstance(answer, Response):
                    return answer
                ahead, here = answer, address
        except FetchError as error:
            error.hops, error.url = error.hops or walk.hops, error.url or ahead
            raise

    async def _ask(
        self, address: httpx.URL, headers: Mapping[str, str], *, posted: bytes | None
    ) -> httpx.Response:
        """One GET, or one POST of JSON; the answer's body is still to be read."""
        kind = {} if posted is None else {"Content-Type": "application/json"}
        try:
            request = httpx.Request(
                "GET" if posted is None else "POST",
                address,
                headers={**self._headers, **headers, **kind},
                content=posted,
            )
        except UnicodeError as error:  # a validator that a site gave us, say
            raise BadAnswer("a header held characters that no header may hold") from error
        return await self._transport.handle_async_request(request)

    def _check_way_in(self, here: httpx.URL | None, there: httpx.URL) -> None:
        """An allowed host inside is asked only directly: no page may send us in there."""
        if here is None or authority(there) not in self._allowed:
            return
        if authority(here) != authority(there):
            raise InwardAddress("redirects into a private network")


class _Walk:
    """One fetch from its first address to its last, with what was met on the way."""

    def __init__(
        self, ask: _Ask, limits: Limits, headers: Mapping[str, str], *, follow: bool
    ) -> None:
        self._ask, self._limits, self._follow = ask, limits, follow
        self._headers, self._sent_to = headers, ""
        self._seconds, self._cookie_asked = 0.0, False
        self.hops: tuple[Hop, ...] = ()

    async def step(self, address: httpx.URL) -> Response | str:
        """Ask one address. Gives the final answer, or the address it redirects to."""
        began, was_answered = perf_counter(), False
        self._keep_to_origin(address)
        try:
            async with asyncio.timeout(self._limits.total_seconds - self._seconds):
                async with aclosing(await self._ask(address, self._headers)) as answer:
                    was_answered = True
                    self.hops += (Hop(str(address), answer.status_code),)
                    return await self._taken(address, answer, began)
        except TimeoutError as error:
            waited = f"within {self._limits.total_seconds:g} seconds"
            if was_answered:
                raise Stalled(f"the page did not arrive {waited}") from error
            raise TimedOut(f"no answer {waited}") from error
        finally:
            self._seconds += perf_counter() - began

    async def _taken(
        self, address: httpx.URL, answer: httpx.Response, began: float
    ) -> Response | str:
        check_head(answer, self._limits)
        target = redirect_target(address, answer)
        if target is not None and self._follow:
            self._cookie_asked |= "set-cookie" in answer.headers
            self._check_end(target)
            return target
        body = await read_body(answer, self._limits)
        return Response(
            url=str(address),
            status=answer.status_code,
            headers=dict(answer.headers),
            body=body,
            hops=self.hops,
            elapsed_ms=int((self._seconds + perf_counter() - began) * 1000),
        )

    def _keep_to_origin(self, address: httpx.URL) -> None:
        """What the caller sends along, a token above all, is for the first origin only."""
        here = "|".join(origin(address))
        if self._sent_to and self._sent_to != here:
            self._headers = {}
        self._sent_to = here

    def _check_end(self, target: str) -> None:
        """A site may send a client without cookies in circles; that is not its readers' lot."""
        is_loop = target in {hop.url for hop in self.hops}
        if is_loop and not self._cookie_asked:
            raise TooManyRedirects("it redirects in a circle")
        if is_loop or len(self.hops) > self._limits.redirects:
            raise RedirectsUnfollowed(f"more than {self._limits.redirects} redirects, or a circle")
