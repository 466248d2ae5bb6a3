"""The door of pages that are not about one board, and for curators alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from leaderboards.people import require
from leaderboards.permissions import Action

View = Callable[..., HttpResponse]


def for_curators(action: Action) -> Callable[[View], View]:
    """Who is not signed in is sent to do so first; others are refused."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
            if isinstance(request.user, AnonymousUser):
                return redirect_to_login(request.get_full_path())
            require(request, None, action)
            return view(request, **rest)

        return guarded

    return guard
