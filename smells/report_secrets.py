"""The secrets of a reader's report: what proves an address, and what follows the outcome."""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

_PROOF = Signer(salt="smells.report_secrets.proof")


def new_token() -> str:
    """The secret by which an outcome is followed. Only its hash is kept."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def proof_of(report_id: int) -> str:
    """What the link in the mail carries. It serves once, since the report is then proved."""
    return _PROOF.sign(str(report_id))


def proved_by(proof: str) -> int | None:
    """The report whose proof this is; None when it is forged."""
    try:
        return int(_PROOF.unsign(proof))
    except (BadSignature, ValueError):
        return None
