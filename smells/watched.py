"""A client that tells of each address as it is asked, so that somebody who waits sees progress."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self, cast

from crawler.fetch.client import Client
from crawler.fetch.errors import EnoughAsked, FetchError
from crawler.fetch.response import BeforeHop, Response

MOST = 50  # steps that are told of
# Requests of one check, redirects and robots.txt included. Some forty are usual; a stranger's
# page with eight links, each redirected from host to host, would make us send hundreds.
MOST_REQUESTS = 100
_LONGEST = 300  # characters of an address


@dataclass(frozen=True)
class Step:
    """`status` is that of the answer; None while it is waited for, and when none came."""

    url: str
    status: int | None = None
    has_ended: bool = False


class WatchedClient:
    """`tell` hears of all steps so far, each time one begins or ends."""

    def __init__(self, client: Client, tell: Callable[[tuple[Step, ...]], None]) -> None:
        self._client, self._tell = client, tell
        self._steps: list[Step] = []
        self._requests = 0

    def as_client(self) -> Client:
        """It does what a Client does, as far as anybody asks of one."""
        return cast(Client, self)

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._client.__aexit__(kind, error, traceback)

    async def __call__(self, url: str, **how: Any) -> Response:
        number = len(self._steps)
        self._steps.append(Step(url[:_LONGEST]))
        self._tell(tuple(self._steps[:MOST]))
        status: int | None = None
        try:
            answer = await self._client(url, **self._counted(how))
            status = answer.status
        except FetchError as error:
            status = error.hops[-1].status if error.hops else None
            raise
        finally:
            self._steps[number] = replace(self._steps[number], status=status, has_ended=True)
            self._tell(tuple(self._steps[:MOST]))
        return answer

    def _counted(self, how: dict[str, Any]) -> dict[str, Any]:
        """The same, refusing what is too much. What asks without manners asks for our own
        network, and must not be kept from it.
        """
        before: BeforeHop | None = how.get("before_hop")
        if before is None:
            return how

        async def before_hop(url: str) -> None:
            self._requests += 1
            if self._requests > MOST_REQUESTS:
                raise EnoughAsked(f"one check sends {MOST_REQUESTS} requests at most")
            await before(url)

        return {**how, "before_hop": before_hop}
