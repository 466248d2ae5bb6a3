"""The ways to prove a claim: one module each, with `fits` and `look`."""

from crawler.claims.answer import Answer, Judged
from crawler.claims.means import Asked, Means, Proof
from crawler.claims.proofs import (
    dns_record,
    github_permission,
    huggingface_role,
    meta_tag,
    rel_me,
    repository_file,
    well_known,
)
from leaderboards.vocabulary import ProofKind

# In the order in which a page offers them.
PROOFS: dict[ProofKind, Proof] = {
    ProofKind.GITHUB_PERMISSION: github_permission,
    ProofKind.HUGGINGFACE_ROLE: huggingface_role,
    ProofKind.REPOSITORY_FILE: repository_file,
    ProofKind.META_TAG: meta_tag,
    ProofKind.WELL_KNOWN: well_known,
    ProofKind.DNS_RECORD: dns_record,
    ProofKind.REL_ME: rel_me,
}


def ways_of(url: str) -> tuple[ProofKind, ...]:
    """The proofs that an address can be claimed by; empty where there is none."""
    return tuple(kind for kind, proof in PROOFS.items() if proof.fits(url))


async def look(kind: ProofKind, asked: Asked, means: Means) -> Answer:
    """Look for one proof. Raises only for faults of our own."""
    try:
        return await PROOFS[kind].look(asked, means)
    except Judged as judged:
        return judged.answer
