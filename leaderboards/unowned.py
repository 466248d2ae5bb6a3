"""What follows when a board's last owner goes: rights that rest on others end as well."""

from django.contrib.auth.models import User

from leaderboards.held_rights import Deed, change, end, held_by
from leaderboards.invitation_rows import withdraw_open
from leaderboards.mail import tell
from leaderboards.models import Board, Maintainer
from leaderboards.rights import with_role, without_owners
from leaderboards.vocabulary import ActorKind, MaintainerBasis, Role


def settle(board: Board, deed: Deed) -> None:
    """To be called whenever a right ended or became less, in the same transaction.

    While an owner's right stands alone (proved, granted or handed over), nothing follows. Editors
    who have proved that the board is theirs (they had handed it on) are its owners again. Else
    nobody who was invited may stay, and open invitations are withdrawn.
    """
    rows = list(board.maintainers.select_related("user", "board"))
    if any(map(is_rooted, rows)):
        return
    follows = Deed(deed.at, ActorKind.CLOCK, because="no-owner")
    proved = [row for row in rows if row.basis == MaintainerBasis.CLAIM]
    for row in proved:
        change(row, with_role(held_by(row), Role.OWNER), follows)
        tell(row.user, "role_changed", board=board.name, slug=board.slug, role=row.role)
    if not proved:
        _end_what_rests_on_others(board, rows, follows)


def is_rooted(row: Maintainer) -> bool:
    """Whether this person is an owner whose right rests on nobody else's."""
    return held_by(row).is_rooted


def is_rooted_owner(board: Board, user: User) -> bool:
    """Whether this person is such an owner of the board now."""
    row = board.maintainers.filter(user=user).first()
    return row is not None and is_rooted(row)


def _end_what_rests_on_others(board: Board, rows: list[Maintainer], follows: Deed) -> None:
    for row in rows:
        after = without_owners(held_by(row))
        if after is not None:
            change(row, after, follows)
            continue
        end(row, follows)
        tell(row.user, "right_ended", board=board.name, slug=board.slug, why="no-owner")
    withdraw_open(board, follows)
