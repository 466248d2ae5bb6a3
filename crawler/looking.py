"""Where a process looks at boards: one event loop in a thread of its own, with one client.

The caller's thread keeps the database and the rules to itself, so that neither holds up the
loop, by whose clock every deadline of the network is measured. Where it was held up all the
same, a deadline says nothing of the host (OnTime).
"""

import asyncio
import atexit
import gc
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from django.conf import settings

from crawler.door import open_client
from crawler.fetch.errors import MayBeUs, TimedOut
from crawler.fetch.response import BeforeHop, Fetch, FetchByHops, Response
from crawler.mishaps import AROUND_US
from crawler.network import is_known_to_be_down, network_is_up, only_within
from crawler.observation import Observation
from crawler.observe import observe
from crawler.platforms.adapter import Access, Place
from crawler.shared_cache import shared_cache
from crawler.vantage.asking import Asker
from crawler.vantage.statement import SecondLook

Seen = TypeVar("Seen")
Polite = Callable[[FetchByHops], Fetch]

TICK = 0.1  # seconds
STALL = 0.25  # the loop was held up for so long that an answer may have been left lying
TOLERATED = 2.0  # seconds of stalls during one fetch; every deadline is ten seconds or more


async def look_with(  # noqa: PLR0913  # all but two are handed over by name
    client: FetchByHops,
    places: Sequence[Place],
    *,
    board: str,
    at: datetime,
    run_id: str,
    fetch: Fetch,
    access: Access,
    second_look: SecondLook | None = None,
    reading: bool = True,
) -> Observation:
    """What these places show, through `fetch`; `client` asks whether our own network is up.

    What fails is counted by nothing unless there was a `second_look`, where one can be had.
    Without `reading` it is only asked how each place stands.
    """
    cache = shared_cache()
    if is_known_to_be_down(cache):
        fetch = only_within(access.samples, fetch)
    up = partial(network_is_up, client, cache, settings.CANARY_URLS)
    return await observe(
        board,
        places,
        at=at,
        run_id=run_id,
        fetch=fetch,
        access=access,
        network_is_up=up,
        second_look=second_look,
        reading=reading,
    )


class Lookout:
    """The loop, its thread and its client, for as long as the process lives."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.lateness = Lateness()
        self.second_look: Asker | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="lookout", daemon=True)
        self._thread.start()
        self._client = self.start(self._open()).result()
        self.client: FetchByHops = OnTime(self._client, self.lateness)

    async def _open(self) -> Any:
        self.lateness.measure(self._loop)
        if settings.VANTAGE_URL:
            self.second_look = await Asker().__aenter__()
        return await open_client().__aenter__()

    def start(self, look: Coroutine[Any, Any, Seen]) -> "Future[Seen]":
        return asyncio.run_coroutine_threadsafe(look, self._loop)

    def settle(self) -> None:
        """Wait until the loop has done what it was told. One that is stuck never has."""
        if not self._loop.is_closed():
            self.start(asyncio.sleep(0)).result()

    def close(self) -> None:
        if self.pid == os.getpid() and self._thread.is_alive():
            self.start(self._client.__aexit__(None, None, None)).result()
            if self.second_look:
                self.start(self.second_look.__aexit__()).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


class _Here:
    lookout: Lookout | None = None


def lookout() -> Lookout:
    """This process's own; threads do not outlive a fork, so that a child gets another."""
    if _Here.lookout is None or _Here.lookout.pid != os.getpid():
        _Here.lookout = Lookout()
        _collect_seldom()
    return _Here.lookout


def _collect_seldom() -> None:
    """A page read is thousands of small objects, none in a circle: to look for circles among them
    all the time takes a tenth of the CPU."""
    gc.freeze()  # what was imported stays
    gc.set_threshold(10_000, 10, 10)


@atexit.register
def end_lookout() -> None:
    if _Here.lookout is not None:
        _Here.lookout.close()
        _Here.lookout = None


class Lateness:
    """For how many seconds a loop was held up altogether, short delays left aside."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def measure(self, loop: asyncio.AbstractEventLoop) -> None:
        due = loop.time() + TICK

        def tick() -> None:
            late = loop.time() - due
            if late >= STALL:
                self.seconds += late
            self.measure(loop)

        loop.call_at(due, tick)


class OnTime:
    """A FetchByHops that does not take our own slowness for a host's silence."""

    def __init__(self, fetch: FetchByHops, lateness: Lateness) -> None:
        self._fetch, self._lateness = fetch, lateness

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Response:
        before = self._lateness.seconds
        try:
            return await self._fetch(
                url, headers=headers, follow=follow, posted=posted, before_hop=before_hop
            )
        except TimedOut as error:
            late = self._lateness.seconds - before
            if late <= TOLERATED:
                raise
            why = f"no answer in time, but this worker itself was busy for {late:.0f} seconds"
            raise MayBeUs(why, error.hops, error.url) from error


class OnSolidGround:
    """A Fetch that remembers when what we stand on broke, which adapters take for any fault."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.broke: Exception | None = None

    async def __call__(self, url: str, **how: Any) -> Response:
        try:
            return await self._fetch(url, **how)
        except AROUND_US as error:
            self.broke = error
            raise
