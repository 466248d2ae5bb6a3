"""What a proof is asked with, and what it may use."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from crawler.claims.answer import Answer
from crawler.fetch.response import Fetch
from crawler.platforms.adapter import Access
from leaderboards.account.identities import HuggingFaceIdentity

# The TXT records of a name, each with its strings joined. Raises txt_records.Unanswered.
TxtRecords = Callable[[str], Awaitable[tuple[str, ...]]]


@dataclass(frozen=True)
class Asked:
    """`is_first`: the claim was never proved. `bound_to`: what its name stood for then; before,
    what the last check of the board saw there.
    """

    url: str
    token: str
    now: datetime
    is_first: bool = True
    bound_to: str = ""


@dataclass(frozen=True)
class Means:
    """`github_token` and `huggingface` are the claimant's own; None when not connected. `access`
    is the site's, for what it may ask of a platform in its own name.
    """

    fetch: Fetch
    txt_records: TxtRecords
    site_url: str
    github_token: str | None = None
    huggingface: HuggingFaceIdentity | None = None
    access: Access = field(default_factory=Access)


class Proof(Protocol):
    """A module in proofs/. `fits` says whether an address can be proved this way at all."""

    def fits(self, url: str) -> bool: ...

    async def look(self, asked: Asked, means: Means) -> Answer: ...
