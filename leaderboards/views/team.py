"""The people of a board: who maintains it, and what owners change about that."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leaderboards import maintaining
from leaderboards.forms_team import InviteForm, RoleForm
from leaderboards.held_rights import NotPossible
from leaderboards.models import Board, Maintainer
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.team import sees_team, would_be_unclaimed
from leaderboards.views.team_page import team_page
from leaderboards.vocabulary import Role


@never_cache
@login_required
def team(request: HttpRequest, slug: str) -> HttpResponse:
    board = get_object_or_404(Board, slug=slug)
    if not sees_team(request.user, board):
        raise PermissionDenied
    return team_page(request, board, InviteForm())


@require_POST
@on_board(Action.CHANGE_ROLE)
def team_role(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    row, form = _row(board, pk), RoleForm(request.POST)
    if form.is_valid():
        role, me = Role(form.cleaned_data["role"]), person(request)
        try:
            maintaining.change_role(board, row.user, role=role, by=me, now=timezone.now())
        except NotPossible as refusal:
            messages.error(request, str(refusal))
        else:
            told = {
                Role.OWNER: _("%(name)s is an owner now."),
                Role.EDITOR: _("%(name)s is an editor now."),
            }
            messages.success(request, told[role] % {"name": row.user.get_username()})
    return redirect("team", board.slug)


@never_cache
@on_board(Action.REMOVE_MAINTAINER)
def team_remove(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    row = _row(board, pk)
    if request.method != "POST":
        return render(request, "leaderboards/team_remove.html", {"board": board, "row": row})
    try:
        maintaining.remove(board, row.user, by=person(request), now=timezone.now())
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("%(name)s does not maintain the board any more.")
        messages.success(request, told % {"name": row.user.get_username()})
    return redirect("team", board.slug)


@never_cache
@on_board(Action.LEAVE)
def team_leave(request: HttpRequest, board: Board) -> HttpResponse:
    me = person(request)
    if request.method != "POST":
        context = {"board": board, "is_last": would_be_unclaimed(board, me)}
        return render(request, "leaderboards/team_leave.html", context)
    try:
        maintaining.leave(board, me, now=timezone.now())
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You do not maintain “%(board)s” any more.") % {"board": board})
    return redirect(board)


def _row(board: Board, pk: int) -> Maintainer:
    return get_object_or_404(board.maintainers.select_related("user"), pk=pk)
