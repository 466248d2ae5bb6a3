"""How a webhook's message is signed, by the Standard Webhooks specification. Pure.

A receiver checks the signature over id, time and body; docs/webhooks.md shows it how.
"""

import base64
import secrets
from collections.abc import Iterable, Mapping

from leaderboards import signatures

_PREFIX = "whsec_"
_KEY_BYTES = 32


def new_secret() -> str:
    """A secret as receivers' libraries take it: `whsec_` and the key in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def signature(secret: str, *, message_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    return signatures.signature(key, message_id.encode(), str(timestamp).encode(), body)


def signed_headers(
    secrets_in_use: Iterable[str], *, message_id: str, timestamp: int, body: bytes
) -> Mapping[str, str]:
    """The three headers; while a secret is being changed, there is a signature by each."""
    signatures = [
        signature(secret, message_id=message_id, timestamp=timestamp, body=body)
        for secret in secrets_in_use
    ]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }
