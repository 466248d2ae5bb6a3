"""What an adapter is: it turns one address of a board into one Page, through a fetcher.

Adapters know addresses and answers, not models and not the database. What makes an address alive
or not is asked first, and stands whatever becomes of the reading that follows.
"""

from dataclasses import dataclass
from typing import Protocol

from crawler.fetch.response import Fetch
from crawler.observation import Page
from leaderboards.vocabulary import LocationRole, Platform


@dataclass(frozen=True)
class Place:
    """One distinct address of a board, with all the roles it has there."""

    url: str
    roles: tuple[LocationRole, ...]
    platform: Platform


@dataclass(frozen=True)
class Access:
    """What the adapters may use: tokens (empty: anonymous) and where the samples are served."""

    huggingface_token: str = ""
    github_token: str = ""
    samples: str = ""

    def secret_for(self, url: str) -> dict[str, str]:
        """The header that goes with a request to this address; tokens go to their own host only."""
        tokens = {
            "https://api.github.com/": self.github_token,
            "https://huggingface.co/": self.huggingface_token,
        }
        token = next((kept for host, kept in tokens.items() if url.startswith(host)), "")
        return {"Authorization": f"Bearer {token}"} if token else {}


class Adapter(Protocol):
    """A module in crawler/platforms/ that has these three names.

    `look` tells how the address stands, from one answer where that is enough. `read` gets a page
    that was found in order, and adds what is shown there, as far as it takes further requests:
    a handful at most. What it cannot read it says in the content; it raises for no address.
    """

    def matches(self, place: Place, access: Access) -> bool: ...

    async def look(self, place: Place, fetch: Fetch, access: Access) -> Page: ...

    async def read(self, page: Page, place: Place, fetch: Fetch, access: Access) -> Page: ...
