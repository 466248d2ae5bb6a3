"""What a signed-in person is to a board, and the door that views ask before they write."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from leaderboards.models import Board
from leaderboards.permissions import MAY, Action, Standing, may
from leaderboards.vocabulary import Role

CURATE = "leaderboards.curate"

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def is_curator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Curators decide on disputes, claims and reports, on every board."""
    return isinstance(user, User) and user.is_active and user.has_perm(CURATE)


def standings(
    user: AbstractBaseUser | AnonymousUser, board: Board | None = None
) -> frozenset[Standing]:
    """All that this person is to a board, or to the site where no board is named."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset({Standing.VISITOR})
    held = {Standing.SIGNED_IN}
    if is_curator(user):
        held.add(Standing.CURATOR)
    if board is not None:
        roles = board.maintainers.filter(user=user).values_list("role", flat=True)
        held |= {Standing.OWNER if role == Role.OWNER else Standing.EDITOR for role in roles}
    return frozenset(held)


def person(request: HttpRequest) -> User:
    """The signed-in person; only for views behind `on_board` or `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def require(request: HttpRequest, board: Board | None, action: Action) -> None:
    """Raises PermissionDenied unless the person may do this here."""
    if not may(standings(request.user, board), action):
        raise PermissionDenied


def on_board(
    action: Action,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view of one board (`slug`) that only those may use to whom the table allows `action`.

    The view gets the board in place of the slug. Who is not signed in is sent to do so first.
    """

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
            board = get_object_or_404(Board, slug=slug)
            if may(standings(request.user, board), action):
                return view(request, board, **rest)
            if isinstance(request.user, AnonymousUser) and Standing.VISITOR not in MAY[action]:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        return guarded

    return guard
