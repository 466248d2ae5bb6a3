"""Curators on one board: a right is granted or revoked, or a claim revoked; each with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leaderboards import grants
from leaderboards.forms_team import GrantForm, ReasonForm
from leaderboards.held_rights import NotPossible
from leaderboards.models import Board, Claim
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.team import members
from leaderboards.vocabulary import Role


@never_cache
@on_board(Action.GRANT)
def team_grant(request: HttpRequest, board: Board) -> HttpResponse:
    """The board's people and standing claims, and the form that grants a right."""
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _granted(request, board, form):
        return redirect("curation-board", board.slug)
    context = {
        "board": board,
        "members": members(board, person(request)),
        "claims": Claim.objects.standing().filter(board=board).select_related("user"),
        "form": form,
    }
    status = 400 if form.is_bound else 200
    return render(request, "leaderboards/team_grants.html", context, status=status)


def _granted(request: HttpRequest, board: Board, form: GrantForm) -> bool:
    said, now = form.cleaned_data, timezone.now()
    user, role = said["name"], Role(said["role"])
    try:
        grants.grant(board, user, role=role, by=person(request), reason=said["reason"], now=now)
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("%(name)s has the right now.") % {"name": user.get_username()})
    return True


@never_cache
@on_board(Action.REVOKE)
def team_revoke(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    """Ends everything one person may do here."""
    row = get_object_or_404(board.maintainers.select_related("user"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            grants.revoke(board, row.user, by=person(request), reason=said["reason"], now=now)
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("%(name)s does not maintain the board any more.")
            messages.success(request, told % {"name": row.user.get_username()})
            return redirect("curation-board", board.slug)
    context = {"board": board, "row": row, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "leaderboards/team_revoke.html", context, status=status)


@never_cache
@on_board(Action.REVOKE)
def team_revoke_claim(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    """Ends one claim, and what rests on it."""
    claim = get_object_or_404(board.claims.select_related("user", "board"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            grants.revoke_claim(claim, by=person(request), reason=said["reason"], now=now)
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The claim is revoked."))
            return redirect("curation-board", board.slug)
    context = {"board": board, "claim": claim, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "leaderboards/team_revoke.html", context, status=status)
