"""A fetcher with manners: it keeps each host's pace, asks robots.txt, and waits when asked to."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping
from weakref import WeakValueDictionary

import httpx

from crawler.fetch import budget, robots
from crawler.fetch.addresses import authority, host_name
from crawler.fetch.cache import Cache
from crawler.fetch.errors import Disallowed, OptedOut, SpaceAhead
from crawler.fetch.response import FetchByHops, Response

# Documented APIs are used under their platform's own terms and limits; robots.txt is for pages.
_APIS = {
    "api.github.com": "/",
    "huggingface.co": "/api/",
    "datasets-server.huggingface.co": "/",
    "paperswithcode.co": "/api/",
    "archive.org": "/wayback/available",
}
API_GAP_SECONDS = 1.0
_APPS_THAT_SLEEP = ".hf.space"


class PoliteFetch:
    """A Fetch for one event loop. `allowed_hosts` (`host:port`) are our own and are just asked.

    `stays_away_from` tells of a host whether its owner asked us not to look.
    """

    def __init__(
        self,
        fetch: FetchByHops,
        cache: Cache,
        *,
        user_agent: str,
        gap_seconds: float,
        allowed_hosts: Container[str] = frozenset(),
        stays_away_from: Callable[[str], bool] = lambda host: False,
    ) -> None:
        self._fetch, self._cache, self._stays_away_from = fetch, cache, stays_away_from
        self._user_agent, self._gap = user_agent, gap_seconds
        self._allowed = allowed_hosts
        # So that several addresses of one site do not each read its robots.txt.
        self._readers: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        visit = _Visit(self._rules, self._wait)
        response = await self._fetch(
            url, headers=headers, follow=follow, posted=posted, before_hop=visit.before_hop
        )
        self._heed(response)
        visit.check_rules_known()
        return response

    async def _rules(self, address: httpx.URL) -> robots.Rules:
        self._check_welcome(host_name(address))
        if authority(address) in self._allowed or _is_api(address):
            return robots.Rules(robots.Verdict.ALLOWED)
        one_reader = self._readers.setdefault(authority(address), asyncio.Lock())
        async with one_reader:
            return await robots.rules_for(
                self._fetch_rules, str(address), user_agent=self._user_agent, cache=self._cache
            )

    async def _fetch_rules(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        visit = _Visit(_nothing_to_obey, self._wait)
        response = await self._fetch(
            url, headers=headers, follow=follow, before_hop=visit.before_hop
        )
        self._heed(response)
        return response

    def _check_welcome(self, host: str) -> None:
        if self._stays_away_from(host):
            raise OptedOut("its owner asked us not to look")

    async def _wait(self, address: httpx.URL, delay_seconds: float) -> None:
        self._check_welcome(host_name(address))  # a robots.txt may redirect to such a host, too
        if authority(address) in self._allowed:
            return
        gap = min(self._gap, API_GAP_SECONDS) if _is_api(address) else self._gap
        gap = min(max(gap, delay_seconds), budget.MOST_WAIT_SECONDS)
        await budget.wait_for_turn(host_name(address), self._cache, gap_seconds=gap)

    def _heed(self, response: Response) -> None:
        address = httpx.URL(response.url)
        if authority(address) not in self._allowed:
            budget.postpone_as_asked(
                host_name(address), response.headers, self._cache, status=response.status
            )


class _Visit:
    """What is asked before each address of one fetch, redirects included."""

    def __init__(
        self,
        rules: Callable[[httpx.URL], Awaitable[robots.Rules]],
        wait: Callable[[httpx.URL, float], Awaitable[None]],
    ) -> None:
        self._rules, self._wait = rules, wait
        self._is_first, self._rules_known = True, True

    async def before_hop(self, url: str) -> None:
        self.check_rules_known()  # of the address that sent us here
        address = httpx.URL(url)
        if not self._is_first and host_name(address).endswith(_APPS_THAT_SLEEP):
            raise SpaceAhead("redirects to a Hugging Face Space")
        self._is_first = False
        rules = await self._rules(address)
        if rules.verdict is robots.Verdict.DISALLOWED:
            raise Disallowed("its robots.txt asks us not to look")
        self._rules_known = rules.verdict is robots.Verdict.ALLOWED
        await self._wait(address, rules.delay_seconds)

    def check_rules_known(self) -> None:
        if not self._rules_known:
            raise Disallowed("it answers, but its robots.txt could not be read")


async def _nothing_to_obey(address: httpx.URL) -> robots.Rules:
    return robots.Rules(robots.Verdict.ALLOWED)


def _is_api(address: httpx.URL) -> bool:
    return address.path.startswith(_APIS.get(host_name(address), "\n"))
