"""What the person has to put where, for each way of proof; exactly, so that it can be copied."""

from dataclasses import dataclass

from django.conf import settings

from crawler.claims.offers import address_now
from crawler.claims.proofs import dns_record, meta_tag, rel_me, well_known
from crawler.maintainer_file import NAMES, places
from leaderboards.models import Claim
from leaderboards.vocabulary import ProofKind


@dataclass(frozen=True)
class Instruction:
    """`place` is the address, file or name, `put` the text to be copied there; empty where nothing
    has to be put.
    """

    proof: ProofKind
    place: str
    put: str = ""


def instruction_for(claim: Claim) -> Instruction:
    proof = ProofKind(claim.proof)
    url = address_now(claim.board, claim.url) or claim.url
    match proof:
        case ProofKind.META_TAG:
            put = f'<meta name="{meta_tag.NAME}" content="{claim.token}">'
            return Instruction(proof, url, put)
        case ProofKind.WELL_KNOWN:
            return Instruction(proof, well_known.place(url), claim.token)
        case ProofKind.DNS_RECORD:
            return Instruction(proof, dns_record.name(url), claim.token)
        case ProofKind.REL_ME:
            link = rel_me.address(settings.SITE_URL, claim.token)
            return Instruction(proof, url, f'<link rel="me" href="{link}">')
        case ProofKind.REPOSITORY_FILE:
            there = places(url) or (NAMES[0],)
            return Instruction(proof, there[0], f"version: 1\nclaim: {claim.token}")
        case _:
            return Instruction(proof, url)
