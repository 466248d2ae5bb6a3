"""Keyed signatures, as webhooks and the vantage sign what they send. Pure."""

import base64
import hmac
from hashlib import sha256

SHORTEST_SECRET = 32  # characters of one that an operator makes up


def signature(key: bytes, *parts: bytes) -> str:
    """`v1,` and the base64 of HMAC-SHA256 over the parts, joined by dots.

    Only the last part may hold a dot, so that no two lists of parts are signed alike.
    """
    signed = hmac.new(key, b".".join(parts), sha256).digest()
    return "v1," + base64.b64encode(signed).decode()


def is_same(one: str, other: str) -> bool:
    """Compared in constant time; whatever came in a header is compared without a fault."""
    return hmac.compare_digest(*(each.encode(errors="surrogatepass") for each in (one, other)))
