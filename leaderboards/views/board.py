"""One board: where it stands, how it works, what is wrong with it, and how we know."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from leaderboards.models import Board, FormerSlug
from leaderboards.profile import board_profile
from leaderboards.team import sees_team
from leaderboards.timeline import latest

CHECKS_SHOWN = 10


def board(request: HttpRequest, slug: str) -> HttpResponse:
    found = Board.objects.for_page().filter(slug=slug).first()
    if found is None:
        former = get_object_or_404(FormerSlug.objects.select_related("board"), slug=slug)
        return redirect(former.board, permanent=True)
    context = {
        "board": found,
        "profile": board_profile(found),
        "going_on": found.incidents.going_on(),
        "samples_url": f"http://{settings.SAMPLES_ADDRESS}/",
        "latest_events": latest(found),
        "sees_team": sees_team(request.user, found),
    }
    return render(request, "leaderboards/board.html", context)
