"""The crawler as the settings configure it: its client and what its adapters may use."""

from django.conf import settings
from django.core.cache import cache

from crawler.fetch.client import Client
from crawler.fetch.limits import Limits
from crawler.fetch.polite import PoliteFetch
from crawler.platforms.adapter import Access


def open_client() -> Client:
    """A guarded client for one run; use it with `async with`."""
    return Client(
        limits=Limits(),
        user_agent=settings.USER_AGENT,
        allowed_hosts=settings.FETCH_ALLOWED_HOSTS,
    )


def politely(client: Client) -> PoliteFetch:
    """The same way out with manners: for every address of a board."""
    return PoliteFetch(
        client,
        cache,
        user_agent=settings.USER_AGENT,
        gap_seconds=settings.HOST_GAP_SECONDS,
        allowed_hosts=settings.FETCH_ALLOWED_HOSTS,
    )


def access() -> Access:
    return Access(
        huggingface_token=settings.HUGGINGFACE_TOKEN,
        github_token=settings.GITHUB_TOKEN,
        samples=f"http://{settings.SAMPLES_ADDRESS}",
    )
