"""What the templates of claims need: words for ways and states, and who maintains a board."""

from django import template
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.utils.functional import Promise

from crawler.claims.answer import seen_from_plain
from crawler.claims.wording import WAYS, sentence
from leaderboards.models import Board, Claim
from leaderboards.people_labels import CLAIM_STATE_LABELS, PROOF_KIND_LABELS
from leaderboards.people_names import names_of_people
from leaderboards.vocabulary import ClaimState, Role

register = template.Library()


@register.filter
def proof_name(proof: str) -> Promise | str:
    return PROOF_KIND_LABELS.get(proof, proof)


@register.filter
def way_in_words(proof: str) -> Promise | str:
    return WAYS.get(proof, "")


@register.filter
def claim_state_name(state: str) -> Promise | str:
    return CLAIM_STATE_LABELS.get(state, state)


@register.filter
def what_was_seen(claim: Claim) -> list[str]:
    """The sentences of the last look, in the reader's language."""
    return [sentence(each) for each in seen_from_plain(claim.seen)]


@register.simple_tag
def owners_of(board: Board) -> list[str]:
    """The names under which a board's owners are known here, in two queries."""
    ids = list(board.maintainers.filter(role=Role.OWNER).values_list("user_id", flat=True))
    names = names_of_people(ids) if ids else {}
    return [names[each] for each in ids]


@register.simple_tag
def claim_at(board: Board, user: User | AnonymousUser) -> Claim | None:
    """The claim of this person that stands, or else the one that waits for its proof."""
    if not isinstance(user, User):
        return None
    mine = board.claims.filter(user=user)
    return mine.standing().first() or mine.filter(state=ClaimState.PENDING).first()


@register.simple_tag
def maintains(board: Board, user: User | AnonymousUser) -> bool:
    return isinstance(user, User) and board.maintainers.filter(user=user).exists()


@register.simple_tag
def my_claims(user: User) -> QuerySet[Claim]:
    """A person's claims that stand or wait for their proof, those that need them first."""
    alive = (ClaimState.FAILING, ClaimState.PENDING, ClaimState.PROVED)
    claims = Claim.objects.filter(user=user, state__in=alive)
    return claims.select_related("board").order_by("state", "-created_at")
