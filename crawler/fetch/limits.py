"""How much of an answer is read, and for how long. Whatever is over a limit is not judged."""

import zlib
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from crawler.fetch.errors import BadAnswer, TooLarge

# Only what can be unpacked piece by piece, within a limit, is asked for.
ACCEPTED_ENCODINGS = "gzip, deflate"
_GZIP, _ZLIB, _RAW_DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_UNPACKED_BY = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}
_NOT_UNPACKED = {"br", "zstd", "compress", "x-compress"}
_TABLES = ("text/csv", "text/tab-separated-values")


@dataclass(frozen=True)
class Limits:
    """Seconds and bytes. `total_seconds` holds for all hops together, waiting for turns aside."""

    resolve_seconds: float = 10
    connect_seconds: float = 10
    read_seconds: float = 20
    total_seconds: float = 30
    body_bytes: int = 5_000_000
    table_bytes: int = 20_000_000
    header_count: int = 200
    header_bytes: int = 64_000
    redirects: int = 5

    def body_limit(self, content_type: str) -> int:
        return self.table_bytes if content_type.lower().startswith(_TABLES) else self.body_bytes


def check_head(response: httpx.Response, limits: Limits) -> None:
    """Raises BadAnswer, TooLarge. Far too large heads were stopped by the HTTP parser already."""
    if response.status_code < HTTPStatus.OK:  # such as 101, which switches to something else
        raise BadAnswer(f"answered {response.status_code}, which answers nothing")
    fields = response.headers.raw
    size = sum(len(name) + len(value) for name, value in fields)
    if len(fields) > limits.header_count or size > limits.header_bytes:
        raise TooLarge("the answer has more headers than we read")


async def read_body(response: httpx.Response, limits: Limits) -> bytes:
    """The whole body, unpacked. Raises TooLarge before more than the limit is in memory."""
    most = limits.body_limit(response.headers.get("content-type", ""))
    _check_length(response, most)
    unpack = _unpacker(response.headers.get("content-encoding", ""))
    body, received = bytearray(), 0
    async for piece in response.aiter_raw():
        received += len(piece)
        body += unpack.next(piece, most + 1 - len(body)) if unpack else piece
        if received > most or len(body) > most:
            raise _too_large(most)
    if unpack and received:
        unpack.check_end()
    return bytes(body)


def _check_length(response: httpx.Response, most: int) -> None:
    """The library takes the greatest number for no body at all; 304 tells of one not sent."""
    length = response.headers.get("content-length", "")
    is_sent = response.status_code != HTTPStatus.NOT_MODIFIED
    if is_sent and length.isdecimal() and int(length[:20]) > most:
        raise _too_large(most)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"the page is larger than {most // 1_000_000} MB")


def _unpacker(encoding: str) -> "_Unpacker | None":
    name = encoding.strip().lower()
    if name in _UNPACKED_BY:
        return _Unpacker(_UNPACKED_BY[name])
    if "," in name or name in _NOT_UNPACKED:
        raise BadAnswer(f"the page came packed as “{name[:40]}”, which we did not ask for")
    return None  # none, or a word that browsers do not know either and take as none


class _Unpacker:
    """Unpacks at most as much as it is told to; what follows the packed data is left alone."""

    def __init__(self, kind: int) -> None:
        self._packed, self._is_first = zlib.decompressobj(kind), True
        self._may_be_raw = kind == _ZLIB

    def check_end(self) -> None:
        if not self._packed.eof:
            raise BadAnswer("the page was broken off before its end")

    def next(self, piece: bytes, most: int) -> bytes:
        if self._packed.eof:
            return b""
        try:
            unpacked = self._packed.decompress(piece, most)
        except zlib.error as error:
            if not (self._is_first and self._may_be_raw):
                raise BadAnswer("the page could not be unpacked") from error
            # “deflate” means zlib's format; many servers send the bare stream instead.
            self._packed, self._may_be_raw = zlib.decompressobj(_RAW_DEFLATE), False
            return self.next(piece, most)
        self._is_first = False
        return unpacked
