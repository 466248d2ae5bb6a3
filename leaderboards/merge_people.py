"""The people of two boards that are joined. Whom the kept board belongs to is not changed by it.

A board that has owners keeps them alone: whoever owned the other one is at most an editor, and
may prove anew that the addresses which have become the kept board's are theirs. Anybody can claim
a copy. A board without an owner gets those of the other one.
"""

from leaderboards.held_rights import Deed, change, end, held_by, standing_claims, withdraw
from leaderboards.mail import tell
from leaderboards.models import Board, Maintainer
from leaderboards.rights import Held, Right, with_more, with_role, without_claim
from leaderboards.vocabulary import ClaimState, MaintainerBasis, Role

_ACTIVE = (ClaimState.PENDING, *ClaimState.standing())


def merge_people(board: Board, into: Board, deed: Deed) -> None:
    """Move claims, maintainers and transfers; must run in the transaction that joins the boards.

    A transfer of the board that goes can be reverted no more: who held which right before it says
    nothing of the joined board.
    """
    board.transfers.filter(revert_until__gt=deed.at).update(revert_until=deed.at)
    _keep_owners(board, into, deed)
    _move_claims(board, into, deed)
    there = {row.user_id: row for row in into.maintainers.select_related("board")}
    for row in board.maintainers.select_related("user", "board"):
        if kept := there.get(row.user_id):
            _keep_the_better(row, kept, deed)
        else:
            row.board = into
            row.save(update_fields=["board"])


def _keep_owners(board: Board, into: Board, deed: Deed) -> None:
    """Make editors of those who come to a board that has owners; tell these who has come."""
    owners = list(into.maintainers.owners().select_related("user"))
    if not owners:
        return
    coming = board.maintainers.select_related("user", "board")
    coming = coming.exclude(user__in=[row.user_id for row in owners])
    for row in coming:
        owned = row.role == Role.OWNER
        withdraw(standing_claims(board, row.user), deed)
        beside = without_claim(held_by(row)) or Held(Right(Role.EDITOR, MaintainerBasis.INVITATION))
        change(row, with_role(beside, Role.EDITOR), deed)
        if owned:
            tell(row.user, "role_changed", board=into.name, slug=into.slug, role=row.role)
    people = ", ".join(row.user.get_username() for row in coming)
    for owner in owners:
        tell(
            owner.user,
            "boards_joined",
            board=into.name,
            slug=into.slug,
            other=board.name,
            people=people,
        )


def _move_claims(board: Board, into: Board, deed: Deed) -> None:
    """Of two claims that are the same, the one that is proved stays as it is."""
    for claim in board.claims.all():
        twins = into.claims.filter(
            user_id=claim.user_id, proof=claim.proof, url=claim.url, state__in=_ACTIVE
        )
        twin = twins.first() if claim.state in _ACTIVE else None
        if twin and claim.state in ClaimState.standing() and twin.state == ClaimState.PENDING:
            twin.state = ClaimState.WITHDRAWN.value
            twin.save(update_fields=["state"])
        elif twin:
            claim.state, claim.next_look_at = ClaimState.WITHDRAWN.value, None
            Maintainer.objects.filter(claim=claim).update(claim=twin)
        claim.board = into
        claim.save(update_fields=["board", "state", "next_look_at"])


def _keep_the_better(row: Maintainer, kept: Maintainer, deed: Deed) -> None:
    has, more = held_by(kept), held_by(row)
    after = with_more(has, more.right)
    if more.beside:
        after = with_more(after, more.beside)
    kept.claim = kept.claim or row.claim
    kept.since = min(kept.since, row.since)
    if not change(kept, after, deed):
        kept.save()
    row.refresh_from_db()
    end(row, deed)
