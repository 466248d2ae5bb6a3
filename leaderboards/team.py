"""What the page of a board's people shows, and what each of them may be offered there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from leaderboards.models import Board, Claim, Maintainer
from leaderboards.people import standings
from leaderboards.permissions import Action, may
from leaderboards.unowned import is_rooted
from leaderboards.vocabulary import Role


@dataclass(frozen=True)
class Member:
    """One maintainer. `other_role` is the one that may be offered; empty when none may be."""

    row: Maintainer
    name: str
    is_me: bool
    other_role: str
    may_be_removed: bool
    has_proved: bool
    lapses_at: datetime | None


def sees_team(user: AbstractBaseUser | AnonymousUser, board: Board) -> bool:
    """Maintainers see who maintains the board with them; curators see it of every board."""
    held = standings(user, board)
    return may(held, Action.LEAVE) or may(held, Action.GRANT)


def members(board: Board, me: User) -> list[Member]:
    """The board's maintainers, the longest first. The queries do not grow with their number."""
    rows = list(board.maintainers.select_related("user"))
    claims = _standing(Claim.objects.standing().filter(board=board))
    held = standings(me, board)
    decides = may(held, Action.CHANGE_ROLE)
    return [_member(row, rows, claims.get(row.user_id, []), me, decides=decides) for row in rows]


def others(board: Board, me: User) -> list[Maintainer]:
    """To whom this owner could hand the board."""
    return [row for row in board.maintainers.select_related("user") if row.user != me]


def would_be_unclaimed(board: Board, user: User) -> bool:
    """Whether nobody would own the board if this person left."""
    rows = board.maintainers.select_related("user")
    mine = [row for row in rows if row.user == user and row.role == Role.OWNER]
    return bool(mine) and not any(is_rooted(row) for row in rows if row.user != user)


def _member(
    row: Maintainer, rows: list[Maintainer], claims: list[Claim], me: User, *, decides: bool
) -> Member:
    is_me, is_owner = row.user_id == me.pk, row.role == Role.OWNER
    i_am_rooted = any(is_rooted(other) for other in rows if other.user_id == me.pk)
    is_above_me = is_rooted(row) and not i_am_rooted
    is_protected = is_owner and not is_me and (bool(claims) or is_above_me)
    is_last = not any(is_rooted(other) for other in rows if other != row)
    if not is_owner:
        other_role = Role.OWNER.value
    else:
        other_role = "" if is_protected or is_last else Role.EDITOR.value
    return Member(
        row=row,
        name=row.user.get_username(),
        is_me=is_me,
        other_role=other_role if decides else "",
        may_be_removed=decides and not is_me and not is_protected,
        has_proved=bool(claims),
        lapses_at=max((claim.lapses_at for claim in claims if claim.lapses_at), default=None),
    )


def _standing(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.user_id, []).append(claim)
    return found
