"""What a platform tells of many boards in one answer is asked before they are looked at singly.

A batch of boards has many addresses on the same platforms. Where a platform answers for many at
once, its answers are kept here and given to the adapters, which need not know of it.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crawler.fetch.errors import FetchError
from crawler.fetch.response import Fetch, Response
from crawler.observation import Hop
from crawler.platforms import github, github_bulk
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import as_json

logger = logging.getLogger(__name__)
ANSWERED_BY = "x-answered-by"  # in the headers of an answer that was not asked for singly
FEWEST = 2  # repositories; one alone costs one request either way


@dataclass(frozen=True)
class Ahead:
    """A Fetch that gives what is known already, and asks for everything else."""

    fetch: Fetch
    known: Mapping[str, Response] = field(default_factory=dict)

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        if posted is None and (response := self.known.get(url)):
            return response
        return await self.fetch(url, headers=headers, follow=follow, posted=posted)


async def asked_ahead(places: Iterable[Place], fetch: Fetch, access: Access) -> Ahead:
    """The same fetch, knowing what the platforms say of these places in bulk.

    What cannot be had in bulk is asked for singly later: nothing fails here.
    """
    try:
        return Ahead(fetch, await _repositories(places, fetch, access))
    except Exception:  # ours; a batch must not fail for what only saves requests
        logger.exception("could not ask for many repositories at once")
        return Ahead(fetch)


async def _repositories(
    places: Iterable[Place], fetch: Fetch, access: Access
) -> dict[str, Response]:
    """GitHub's word on each repository, by the address its adapter would ask. Needs a token."""
    names = sorted({name for place in places if (name := github.name_at(place.url))})
    if not access.github_token or len(names) < FEWEST:
        return {}
    headers = access.secret_for(github_bulk.ENDPOINT)
    known: dict[str, Response] = {}
    for begin in range(0, len(names), github_bulk.MOST):
        portion = names[begin : begin + github_bulk.MOST]
        try:
            response = await fetch(
                github_bulk.ENDPOINT, headers=headers, posted=github_bulk.query(portion)
            )
        except FetchError as error:
            logger.info("no answer for %s repositories at once: %s", len(portion), error.detail)
            break
        told = github_bulk.answers(portion, as_json(response) or {})
        for name, rest in told.items():
            address = f"{github.API}/repos/{name}"
            known[address] = _as_response(address, rest, response)
    return known


def _as_response(url: str, rest: Mapping[str, object], bulk: Response) -> Response:
    return Response(
        url=url,
        status=200,
        headers={"content-type": "application/json", ANSWERED_BY: "api.github.com/graphql"},
        body=json.dumps(rest, sort_keys=True).encode(),
        hops=(Hop(url, 200),),
        elapsed_ms=bulk.elapsed_ms,
    )
