"""Invitations: a link is made and shown once, withdrawn, or used by whom it was passed on to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leaderboards import invitations
from leaderboards.forms_team import InviteForm
from leaderboards.held_rights import NotPossible
from leaderboards.models import Board
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.views.team_page import keep_link, team_page
from leaderboards.vocabulary import Role


@require_POST
@on_board(Action.INVITE)
def team_invite(request: HttpRequest, board: Board) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        return team_page(request, board, form, status=400)
    role, note = Role(form.cleaned_data["role"]), form.cleaned_data["note"]
    try:
        _made, token = invitations.invite(
            board, role=role, note=note, by=person(request), now=timezone.now()
        )
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return team_page(request, board, form, status=400)
    keep_link(request, board, token)
    return redirect("team", board.slug)


@require_POST
@on_board(Action.INVITE)
def team_withdraw(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    try:
        invitations.withdraw(board, pk, by=person(request), now=timezone.now())
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn; its link is worth nothing now."))
    return redirect("team", board.slug)


@never_cache
@login_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what one accepts. A wrong link, and one of a board that is gone, look alike."""
    found, me, now = invitations.find(token), person(request), timezone.now()
    if found is None:
        return render(request, "leaderboards/team_invitation.html", {}, status=404)
    refusal = invitations.why_not(found, me, now=now)
    if request.method == "POST" and not refusal:
        try:
            invitations.accept(found, me, now=now)
        except NotPossible as late:
            refusal = str(late)
        else:
            messages.success(request, _("You maintain this board now."))
            return redirect("team", found.board.slug)
    context = {"invitation": found, "board": found.board, "refusal": refusal}
    status = 409 if request.method == "POST" else 200
    return render(request, "leaderboards/team_invitation.html", context, status=status)
