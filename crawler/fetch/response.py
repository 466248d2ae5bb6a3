"""What a fetch gives back, and the shape of a fetcher. Pure."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from crawler.observation import Hop


@dataclass(frozen=True)
class Response:
    """A complete answer. `headers` have lower-case names; `body` is decompressed, within the limit.

    `hops` are all answers on the way, the last one being this one.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    hops: tuple[Hop, ...]
    elapsed_ms: int

    def text(self) -> str:
        """The body as text, by its declared character set, else UTF-8; never raises."""
        declared = self.headers.get("content-type", "").partition("charset=")[2]
        charset = declared.split(";")[0].strip(" \"'") or "utf-8"
        try:
            return self.body.decode(charset, errors="replace")
        except LookupError:
            return self.body.decode("utf-8", errors="replace")


class Fetch(Protocol):
    """Fetch one address. Raises FetchError; an HTTP error status is an answer, not an error."""

    def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
    ) -> Awaitable[Response]: ...


Resolve = Callable[[str, int], Awaitable[list[str]]]
