"""The entities that a board's pages link to, looked at once for all boards that link to them.

They are asked how they stand, by the same adapters and through the same polite client, and never
read. What one board's check saw is good for the others' for a while; each page says when it was
looked at, so that a look that is used twice is not counted twice.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler import door
from crawler.linked import LinkedEntity, asked_address, linked_entities
from crawler.models import LinkedAddress
from crawler.observation import Observation, Page, Unread, page_to_json
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import not_looked_at
from crawler.storable import storable
from leaderboards.identity import platform_of
from leaderboards.vocabulary import CheckOutcome, LocationRole

GOOD_FOR = timedelta(days=7)
OTHERWISE_FOR = timedelta(hours=24)  # when it failed or could not be told
HOLD = timedelta(minutes=10)  # for a worker that is at it; longer than a recheck takes
_ANOTHER = "another check is looking at it just now"


Look = Callable[[Sequence[Place]], Awaitable[Observation]]


@dataclass(frozen=True)
class Links:
    """What a board's pages link to: `asked` are the addresses to look at now, `mine` those of
    them whose look is kept for all boards, `known` those that were looked at not long ago.
    """

    entities: tuple[LinkedEntity, ...]
    asked: tuple[str, ...] = ()
    mine: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def places(self) -> list[Place]:
        """The addresses to be asked, each with the roles it is linked to for."""
        roles: dict[str, list[LocationRole]] = {}
        for each in self.entities:
            roles.setdefault(asked_address(each.url), []).append(each.role)
        return [
            Place(url, tuple(dict.fromkeys(roles[url])), platform_of(url)) for url in self.asked
        ]


async def with_linked_anew(observation: Observation, look: Look) -> Observation:
    """The observation with the linked entities of its pages, all asked now. No database."""
    if observation.network_was_down:  # then no rule is asked either
        return observation
    entities = tuple(linked_entities(observation, leads_inward=door.leads_inward))
    links = Links(entities, tuple(dict.fromkeys(asked_address(each.url) for each in entities)))
    looked = looked_at(await look(links.places())) if links.asked else {}
    return _with(observation, entities, looked)


def entities_of(observation: Observation, *, known: Iterable[str]) -> tuple[LinkedEntity, ...]:
    """What the pages link to. `known` are all addresses of the board, which are none of it."""
    return linked_entities(observation, known, leads_inward=door.leads_inward)


def links_of(
    observation: Observation,
    entities: tuple[LinkedEntity, ...],
    access: Access,
    *,
    anew: bool = False,
) -> Links:
    """What is to be looked at for this observation, and is now ours to look at.

    `anew`: all of it, however lately it was looked at.
    """
    if observation.network_was_down:
        return Links(())
    addresses = list(dict.fromkeys(asked_address(each.url) for each in entities))
    kept = [each for each in addresses if not _is_sample(each, access)]
    if anew:
        LinkedAddress.objects.begin(kept, now=observation.at)
        mine = set(kept)
    else:
        mine = _to_ask(kept, now=observation.at) if kept else set()
    asked = tuple(each for each in addresses if each in mine or each not in kept)
    return Links(entities, asked, frozenset(mine), frozenset(kept) - frozenset(asked))


def with_linked(observation: Observation, links: Links, looked: Mapping[str, Page]) -> Observation:
    """The observation with what was looked at now, which is kept, and what is known."""
    _keep({each: page for each, page in looked.items() if each in links.mine}, observation.at)
    return _with(observation, links.entities, {**_known(links.known), **looked})


def looked_at(observation: Observation) -> dict[str, Page]:
    """The pages by their addresses, each with the time of the look."""
    told = observation.at.isoformat()
    return {page.url: replace(page, content=None, looked_at=told) for page in observation.pages}


def _is_sample(address: str, access: Access) -> bool:
    return bool(access.samples) and address.startswith(f"{access.samples}/")


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
