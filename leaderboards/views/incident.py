"""An incident: one event that hit many boards, told once."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from leaderboards.models import Board, Incident

PAGE_SIZE = 50


def incident(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Incident, slug=slug)
    hit = Board.objects.filter(pk__in=found.locations.values("board"))
    pages = Paginator(hit.prefetch_related("locations"), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "incident": found,
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
    }
    return render(request, "leaderboards/incident.html", context)
