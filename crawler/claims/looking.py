"""Going there and looking: from claims to answers, through the guarded client. Writes nothing."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from crawler.claims import proofs
from crawler.claims.answer import Answer, Verdict, seen
from crawler.claims.means import Asked, Means, TxtRecords
from crawler.claims.offers import address_now
from crawler.claims.txt_records import txt_records
from crawler.door import for_strangers, open_client, politely
from crawler.fetch.response import Fetch
from crawler.models import Check
from leaderboards.account.identities import (
    HuggingFaceIdentity,
    github_token,
    huggingface_identity,
)
from leaderboards.identity import BadAddress, canonical_url
from leaderboards.models import Claim
from leaderboards.vocabulary import ClaimState, ProofKind

logger = logging.getLogger(__name__)
OUR_FAULT = Answer(Verdict.COULD_NOT_TELL, (seen("our-fault"),))
_OF_A_REPOSITORY = (ProofKind.GITHUB_PERMISSION, ProofKind.REPOSITORY_FILE)
NOT_OF_THE_BOARD = Answer(Verdict.NOT_THERE, (seen("not-of-the-board"),))


@dataclass(frozen=True)
class Prepared:
    """All that a look needs of the database, so that none of it is asked while we look."""

    proof: ProofKind
    asked: Asked
    github_token: str | None = None
    huggingface: HuggingFaceIdentity | None = None


def look_at(
    claims: Sequence[Claim],
    *,
    now: datetime,
    client: Any = None,
    ask_txt: TxtRecords = txt_records,
) -> list[Answer]:
    """One answer for each claim. Raises nothing: a fault of our own could not tell."""
    prepared = [_prepared(claim, now=now) for claim in claims]
    return asyncio.run(_all(prepared, client or open_client(), ask_txt))


def _prepared(claim: Claim, *, now: datetime) -> Prepared | None:
    """None when the board does not stand at the claim's address any more."""
    url = address_now(claim.board, claim.url)
    if not url:
        return None
    is_first = claim.state == ClaimState.PENDING
    proof = ProofKind(claim.proof)
    bound_to = claim.bound_to
    if proof in _OF_A_REPOSITORY:
        bound_to = bound_to or _last_seen_repository(claim, url)
    token = github_token(claim.user) if proof is ProofKind.GITHUB_PERMISSION else None
    is_role = proof is ProofKind.HUGGINGFACE_ROLE
    return Prepared(
        proof,
        Asked(url, claim.token, now, is_first=is_first, bound_to=bound_to),
        github_token=token,
        huggingface=huggingface_identity(claim.user) if is_role else None,
    )


def _last_seen_repository(claim: Claim, url: str) -> str:
    """The number of the repository that the board's last check saw at this address."""
    check = Check.objects.filter(board=claim.board_id).select_related("kept").first()
    for page in check.read().pages if check else ():
        try:
            is_here = canonical_url(page.url) == canonical_url(url)
        except BadAddress:
            continue
        if is_here and page.repository and page.repository.numeric_id:
            return f"repository:{page.repository.numeric_id}"
    return ""


async def _all(
    prepared: Sequence[Prepared | None], client: Any, ask_txt: TxtRecords
) -> list[Answer]:
    async with client as fetch:
        politely_asked = politely(fetch)
        looks = [_one(each, politely_asked, ask_txt) for each in prepared]
        return list(await asyncio.gather(*looks))


async def _one(prepared: Prepared | None, fetch: Fetch, ask_txt: TxtRecords) -> Answer:
    if prepared is None:
        return NOT_OF_THE_BOARD
    means = Means(
        fetch,
        ask_txt,
        site_url=settings.SITE_URL,
        github_token=prepared.github_token,
        huggingface=prepared.huggingface,
        access=for_strangers(),
    )
    try:
        return await proofs.look(prepared.proof, prepared.asked, means)
    except Exception:
        logger.exception("a look for a proof broke off: %s", prepared.proof.value)
        return OUR_FAULT
