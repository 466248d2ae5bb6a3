"""The crawler as the settings configure it: its client and what its adapters may use."""

from collections.abc import Callable, Collection
from dataclasses import replace

from django.conf import settings

from crawler.fetch.addresses import address_authority
from crawler.fetch.client import Client
from crawler.fetch.limits import Limits
from crawler.fetch.polite import PoliteFetch
from crawler.fetch.response import FetchByHops
from crawler.opt_outs import has_opted_out
from crawler.platforms.adapter import Access
from crawler.shared_cache import shared_cache


def open_client(
    allowed_hosts: Collection[str] | None = None, *, limits: Limits | None = None
) -> Client:
    """A guarded client for one run; use it with `async with`.

    `allowed_hosts` replaces the inward hosts that an operator lets boards stand on, `limits` what
    is read of a page and for how long.
    """
    allowed = settings.FETCH_ALLOWED_HOSTS if allowed_hosts is None else allowed_hosts
    return Client(limits=limits or Limits(), user_agent=settings.USER_AGENT, allowed_hosts=allowed)


def leads_inward(page: str, url: str) -> bool:
    """Whether a page links to an inward host that may be asked, and that is not its own.

    Such a host is for those who name it: no page may send us there, as no redirect may.
    """
    host = address_authority(url)
    may_be_asked = host in settings.FETCH_ALLOWED_HOSTS or host == settings.SAMPLES_ADDRESS
    return may_be_asked and host != address_authority(page)


def politely(client: FetchByHops, kind: Callable[..., PoliteFetch] = PoliteFetch) -> PoliteFetch:
    """The same way out with manners: for every address of a board."""
    return kind(
        client,
        shared_cache(),
        user_agent=settings.USER_AGENT,
        gap_seconds=settings.HOST_GAP_SECONDS,
        allowed_hosts=settings.FETCH_ALLOWED_HOSTS,
        stays_away_from=has_opted_out,
    )


def access() -> Access:
    return Access(
        huggingface_token=settings.HUGGINGFACE_TOKEN,
        github_token=settings.GITHUB_TOKEN,
        samples=f"http://{settings.SAMPLES_ADDRESS}",
    )


def for_strangers() -> Access:
    """For an address that anybody may name: the operator's Hub token could open private Spaces."""
    return replace(access(), huggingface_token="")
