"""Handing a board on, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leaderboards import transfers
from leaderboards.held_rights import NotPossible
from leaderboards.models import Board, Transfer
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.team import others


@never_cache
@on_board(Action.TRANSFER)
def team_transfer(request: HttpRequest, board: Board) -> HttpResponse:
    """Asks first (`?to=`), then does it."""
    me = person(request)
    asked = (request.POST if request.method == "POST" else request.GET).get("to", "")
    chosen = next((row for row in others(board, me) if str(row.pk) == asked), None)
    if chosen is None:
        messages.error(request, _("Choose another person who maintains this board."))
        return redirect("team", board.slug)
    if request.method != "POST":
        return render(request, "leaderboards/team_transfer.html", {"board": board, "row": chosen})
    try:
        transfers.transfer(board, former=me, new=chosen.user, now=timezone.now())
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("%(name)s owns the board now. You can revert this for seven days.")
        messages.success(request, told % {"name": chosen.user.get_username()})
    return redirect("team", board.slug)


@never_cache
@login_required
def team_revert(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For the former owner alone, who may not be a maintainer any more."""
    rows = Transfer.objects.select_related("board", "former_owner", "new_owner")
    made, me, now = (
        get_object_or_404(rows, pk=pk, board__slug=slug),
        person(request),
        timezone.now(),
    )
    if made.former_owner != me:
        raise PermissionDenied
    if request.method == "POST":
        try:
            transfers.revert(made, by=me, now=now)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("You own the board again."))
            return redirect("team", made.board.slug)
    context = {
        "board": made.board,
        "transfer": made,
        "refusal": transfers.why_not(made, me, now=now),
    }
    return render(request, "leaderboards/team_revert.html", context)
