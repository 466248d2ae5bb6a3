"""What proves the address of who reported: the link in the mail."""

from django.core.signing import BadSignature, Signer

_PROOF = Signer(salt="smells.report_secrets.proof")


def proof_of(report_id: int) -> str:
    """What the link in the mail carries. It serves once, since the report is then proved."""
    return _PROOF.sign(str(report_id))


def proved_by(proof: str) -> int | None:
    """The report whose proof this is; None when it is forged."""
    try:
        return int(_PROOF.unsign(proof))
    except (BadSignature, ValueError):
        return None
