"""An incident: one event that hit many boards, told once."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from leaderboards.models import Board, Incident

PAGE_SIZE = 50


def _standing_there(found: Incident) -> QuerySet[Board]:
    return Board.objects.filter(pk__in=found.locations.values("board"))


def incident(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Incident, slug=slug)
    hit = found.boards.all() if found.is_observed else _standing_there(found)
    pages = Paginator(hit.prefetch_related("locations"), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "incident": found,
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
    }
    return render(request, "leaderboards/incident.html", context)
