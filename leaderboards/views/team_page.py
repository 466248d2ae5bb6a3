"""The page of a board's people, as it is shown and as it comes back with what was wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from leaderboards.forms_team import InviteForm
from leaderboards.invitation_rows import still_open
from leaderboards.models import Board
from leaderboards.people import person, standings
from leaderboards.permissions import Action, may
from leaderboards.team import members, others
from leaderboards.transfers import to_revert

_KEPT = "new-invitation"  # in the session, until the page has shown it


def team_page(
    request: HttpRequest, board: Board, form: InviteForm, *, status: int = 200
) -> HttpResponse:
    """The page, with what was typed when something was wrong with it."""
    me, now = person(request), timezone.now()
    held = standings(me, board)
    context = {
        "board": board,
        "members": members(board, me),
        "is_owner": may(held, Action.INVITE),
        "is_maintainer": may(held, Action.LEAVE),
        "is_curator": may(held, Action.GRANT),
        "others": others(board, me),
        "invitations": still_open(board, now).select_related("invited_by"),
        "new_link": _new_link(request, board),
        "to_revert": to_revert(board, me, now=now),
        "form": form,
    }
    return render(request, "leaderboards/team.html", context, status=status)


def keep_link(request: HttpRequest, board: Board, token: str) -> None:
    """Keep a new link for the page that is shown next."""
    request.session[_KEPT] = {"board": board.pk, "token": token}


def _new_link(request: HttpRequest, board: Board) -> str:
    """The link that was made just now, once; empty when there is none to show."""
    kept = request.session.get(_KEPT)
    if not kept or kept["board"] != board.pk:
        return ""
    del request.session[_KEPT]
    return request.build_absolute_uri(reverse("invitation", args=[kept["token"]]))
