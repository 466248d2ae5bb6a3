"""Whom a claim is told of by mail: the person themselves, and the owners that are there."""

from django.utils import translation

from crawler.claims.answer import seen_from_plain
from crawler.claims.wording import sentence
from leaderboards.mail import Plain, language_of, name_for, tell
from leaderboards.models import Claim


def tell_owners(claim: Claim) -> None:
    """Owners hear that somebody else has proved to be one. To be called before they are one."""
    owners = claim.board.maintainers.owners().select_related("user")
    if owners.filter(user=claim.user).exists():
        return
    for owner in owners:
        tell(
            owner.user,
            "new_owner",
            board=name_for(owner.user, claim.board),
            slug=claim.board.slug,
            person=claim.user.get_username(),
            proof=claim.proof,
            url=claim.url,
        )


def tell_of_failure(claim: Claim, *, must_sign_in: bool) -> None:
    name = "claim_sign_in" if must_sign_in else "proof_gone"
    lapses_on = claim.lapses_at.date().isoformat() if claim.lapses_at else ""
    tell(claim.user, name, lapses_on=lapses_on, seen=_seen_in_words(claim), **_about(claim))


def tell_of_end(claim: Claim) -> None:
    tell(claim.user, "claim_lapsed", seen=_seen_in_words(claim), **_about(claim))


def _about(claim: Claim) -> dict[str, Plain]:
    return {
        "board": name_for(claim.user, claim.board),
        "slug": claim.board.slug,
        "claim_id": claim.pk,
        "url": claim.url,
        "proof": claim.proof,
    }


def _seen_in_words(claim: Claim) -> list[Plain]:
    with translation.override(language_of(claim.user)):
        return [sentence(each) for each in seen_from_plain(claim.seen)]
