"""Claims as the proofs leave them, for tests about what rests on them."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import User

from leaderboards.maintaining import join
from leaderboards.models import Board, Claim, Maintainer
from tests.factories import NOW

_number = count(1)


def claim(
    board: Board, user: User, *, state: str = "proved", at: datetime = NOW, **fields: Any
) -> Claim:
    told = {"proof": "meta-tag", "url": f"https://{board.slug}.example/", **fields}
    return Claim.objects.create(
        board=board,
        user=user,
        token=f"token-{next(_number)}",
        state=state,
        created_at=at,
        expires_at=at + timedelta(days=7),
        proved_at=at if state != "pending" else None,
        next_look_at=at + timedelta(days=30),
        **told,
    )


def proved_owner(board: Board, user: User, *, at: datetime = NOW, **fields: Any) -> Maintainer:
    made = claim(board, user, at=at, **fields)
    return join(board, user, role="owner", basis="claim", claim=made, now=at)


def ended(made: Claim, state: str = "lapsed") -> Claim:
    made.state = state
    made.save(update_fields=["state"])
    return made


def roles(board: Board) -> dict[str, str]:
    """Who is what, by name."""
    return dict(board.maintainers.order_by("user__username").values_list("user__username", "role"))


def actions(board: Board) -> list[str]:
    """What the log tells of the board, oldest first."""
    return list(board.audit_events.order_by("pk").values_list("action", flat=True))
