"""The people of two boards that are joined: nobody is less than they were, no claim is lost."""

from leaderboards.held_rights import Deed, change, end, held_by
from leaderboards.models import Board, Maintainer
from leaderboards.rights import with_more
from leaderboards.vocabulary import ClaimState

_ACTIVE = (ClaimState.PENDING, *ClaimState.standing())


def merge_people(board: Board, into: Board, deed: Deed) -> None:
    """Move claims, maintainers and transfers; must run in the transaction that joins the boards.

    A transfer of the board that goes can be reverted no more: who held which right before it says
    nothing of the joined board.
    """
    board.transfers.filter(revert_until__gt=deed.at).update(revert_until=deed.at)
    _move_claims(board, into, deed)
    there = {row.user_id: row for row in into.maintainers.select_related("board")}
    for row in board.maintainers.select_related("user", "board"):
        if kept := there.get(row.user_id):
            _keep_the_better(row, kept, deed)
        else:
            row.board = into
            row.save(update_fields=["board"])


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
