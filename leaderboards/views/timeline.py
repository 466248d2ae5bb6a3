"""A board's timeline: the public part of the audit log, and more for owners and curators."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from leaderboards.models import Board, FormerSlug
from leaderboards.people import standings
from leaderboards.timeline import events_of, in_words, sees_of
from leaderboards.timeline_words import KIND_LABELS, Kind

PAGE_SIZE = 50


def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    board = Board.objects.filter(slug=slug).first()
    if board is None:
        former = get_object_or_404(FormerSlug.objects.select_related("board"), slug=slug)
        return redirect("timeline", former.board.slug, permanent=True)
    sees = sees_of(standings(request.user, board))
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in list(Kind) else None
    pages = Paginator(events_of(board, sees=sees, kind=kind), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    team = set(board.maintainers.values_list("user_id", flat=True))
    context = {
        "board": board,
        "entries": in_words(page.object_list, sees=sees, team=team),
        "sees": sees.name.lower(),
        "kind": kind.value if kind else "",
        "kinds": list(KIND_LABELS.items()),
        "unknown": asked if asked and not kind else "",
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
    }
    return render(request, "leaderboards/timeline.html", context)
