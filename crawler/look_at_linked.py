"""The entities that a board's pages link to, looked at once for all boards that link to them.

They are asked how they stand, by the same adapters and through the same polite client, and never
read. What one board's check saw is good for the others' for a while; each page says when it was
looked at, so that a look that is used twice is not counted twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.cache import cache

from crawler import door
from crawler.door import politely
from crawler.fetch.client import Client
from crawler.fetch.response import Fetch
from crawler.linked import LinkedEntity, asked_address, linked_entities
from crawler.models import LinkedAddress
from crawler.network import is_known_to_be_down, network_is_up, only_within
from crawler.observation import Observation, Page, Unread, page_to_json
from crawler.observe import observe
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import not_looked_at
from crawler.storable import storable
from leaderboards.identity import platform_of
from leaderboards.vocabulary import CheckOutcome, LocationRole

GOOD_FOR = timedelta(days=7)
OTHERWISE_FOR = timedelta(hours=24)  # when it failed or could not be told
HOLD = timedelta(minutes=10)  # for a worker that is at it; longer than a recheck takes
_ANOTHER = "another check is looking at it just now"


async def with_linked_anew(
    observation: Observation, fetch: Fetch, access: Access, up: Callable[[], Awaitable[bool]]
) -> Observation:
    """The observation with the linked entities of its pages, all asked now. No database."""
    if observation.network_was_down:  # then no rule is asked either
        return observation
    entities = linked_entities(observation, leads_inward=door.leads_inward)
    addresses = dict.fromkeys(asked_address(each.url) for each in entities)
    looked = await _look(observation, _places(addresses, entities), fetch, access, up)
    return _with(observation, entities, looked)


def with_linked(observation: Observation, client: Client, *, known: Iterable[str]) -> Observation:
    """The same, with the looks that all boards share; outside of any transaction.

    `known` are all addresses of the board, which are no linked entities.
    """
    access = door.access()
    if observation.network_was_down:
        return observation
    entities = linked_entities(observation, known, leads_inward=door.leads_inward)
    addresses = list(dict.fromkeys(asked_address(each.url) for each in entities))
    kept = [each for each in addresses if not _is_sample(each, access)]
    mine = _to_ask(kept, now=observation.at) if kept else set()
    asked = [each for each in addresses if each in mine or each not in kept]
    looked: dict[str, Page] = {}
    if asked:
        looked = asyncio.run(_ask(observation, _places(asked, entities), client, access))
        _keep({each: page for each, page in looked.items() if each in mine}, observation.at)
    return _with(observation, entities, {**_known(set(kept) - set(asked)), **looked})


def _is_sample(address: str, access: Access) -> bool:
    return bool(access.samples) and address.startswith(f"{access.samples}/")


def _places(addresses: Iterable[str], entities: Sequence[LinkedEntity]) -> list[Place]:
    """The addresses to be asked, each with the roles it is linked to for."""
    roles: dict[str, list[LocationRole]] = {}
    for each in entities:
        roles.setdefault(asked_address(each.url), []).append(each.role)
    return [Place(url, tuple(dict.fromkeys(roles[url])), platform_of(url)) for url in addresses]


async def _ask(
    observation: Observation, places: Sequence[Place], client: Client, access: Access
) -> dict[str, Page]:
    async with client:
        fetch: Fetch = politely(client)
        if is_known_to_be_down(cache):
            fetch = only_within(access.samples, fetch)
        up = partial(network_is_up, client, cache, settings.CANARY_URLS)
        return await _look(observation, places, fetch, access, up)


async def _look(
    observation: Observation,
    places: Sequence[Place],
    fetch: Fetch,
    access: Access,
    up: Callable[[], Awaitable[bool]],
) -> dict[str, Page]:
    seen = await observe(
        observation.board,
        places,
        at=observation.at,
        run_id=observation.run_id,
        fetch=fetch,
        access=access,
        network_is_up=up,
        reading=False,
    )
    told = observation.at.isoformat()
    return {page.url: replace(page, content=None, looked_at=told) for page in seen.pages}


def _to_ask(addresses: Sequence[str], *, now: datetime) -> set[str]:
    """Those whose last look is too old, and that no other worker is looking at."""
    recent = LinkedAddress.objects.filter(address__in=addresses, next_look_at__gt=now)
    good = set(recent.values_list("address", flat=True))
    old = [address for address in addresses if address not in good]
    return {each for each in old if LinkedAddress.objects.take(each, now=now, hold=HOLD)}


def _keep(looked: Mapping[str, Page], at: datetime) -> None:
    for address, page in looked.items():
        if page.unread is Unread.NO_NETWORK:
            continue
        until = at + (GOOD_FOR if page.outcome is CheckOutcome.OK else OTHERWISE_FOR)
        LinkedAddress.objects.keep(address, storable(page_to_json(page)), at=at, until=until)


def _known(addresses: Collection[str]) -> dict[str, Page]:
    stored = LinkedAddress.objects.filter(address__in=addresses) if addresses else ()
    return {each.address: page for each in stored if (page := each.read())}


def _with(
    observation: Observation, entities: Sequence[LinkedEntity], pages: Mapping[str, Page]
) -> Observation:
    return replace(observation, linked=tuple(_of(each, pages) for each in entities))


def _of(entity: LinkedEntity, pages: Mapping[str, Page]) -> Page:
    """The look at a linked entity, as this board links to it."""
    place = Place(entity.url, (entity.role,), platform_of(entity.url))
    page = pages.get(asked_address(entity.url)) or not_looked_at(place, Unread.UNEXPECTED, _ANOTHER)
    return replace(
        page,
        url=entity.url,
        roles=place.roles,
        linked_from=entity.page,
        link_line=entity.line,
        link_text=entity.text,
    )
