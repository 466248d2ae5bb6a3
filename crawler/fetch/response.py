"""What a fetch gives back, and the shape of a fetcher. Pure."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases
from typing import Protocol

from crawler.observation import Hop

_CHARSET = re.compile(r"charset\s*=[\s\"']*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
# Chinese pages that say “gb2312” use the characters of its successors, too.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030"}
# By the names of Python's codecs. Others that it takes for encodings are not for pages: punycode
# takes hours for long ones. And it remembers each unknown name that it is asked for, for ever.
_OF_PAGES = {*aliases.values(), "cp874", "koi8_u"} - {"utf_7"}


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
        """The body as text, by the character set it declares, else UTF-8; never raises."""
        name = normalize_encoding(self._declared_charset())
        codec = aliases.get(name, name)
        try:
            codec = _WIDER.get(codec, codec) if codec in _OF_PAGES else "utf-8"
            return self.body.decode(codec, errors="replace")
        except (LookupError, UnicodeError):
            return self.body.decode("utf-8", errors="replace")

    def _declared_charset(self) -> str:
        """In the header, else near the beginning of the page itself, as browsers look for it."""
        beginning = self.body[:1024].decode("ascii", errors="replace")
        for place in (self.headers.get("content-type", ""), beginning):
            if match := _CHARSET.search(place):
                return match[1].lower()
        return "utf-8"


class Fetch(Protocol):
    """Fetch one address. Raises FetchError; an HTTP error status is an answer, not an error.

    `posted` is JSON to be sent by POST, to that address alone: no redirect is followed then.
    """

    def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Awaitable[Response]: ...


# Awaited with each address before it is asked, redirects included; raises to stop there.
BeforeHop = Callable[[str], Awaitable[None]]


class FetchByHops(Protocol):
    """A Fetch that lets its caller have a word before every single request."""

    def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
        before_hop: BeforeHop | None = None,
    ) -> Awaitable[Response]: ...


# The addresses of a host. Raises socket.gaierror.
Resolve = Callable[[str, int], Awaitable[list[str]]]
