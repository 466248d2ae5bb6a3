"""The list of boards: filters with counts, words, sorting, pages; all of it in the address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from leaderboards import glance
from leaderboards.facets import board_facets
from leaderboards.filters import DEFAULT_SORT, BoardFilter
from leaderboards.models import Board

PAGE_SIZE = 50


@dataclass(frozen=True)
class Problem:
    """A filter in the address that was not understood."""

    name: str
    label: str
    message: str


def board_list(request: HttpRequest) -> HttpResponse:
    tidy = tidied(request.GET)
    if tidy != request.GET:
        return redirect(f"{request.path}?{tidy.urlencode()}" if tidy else request.path)
    boards = BoardFilter(request.GET, Board.objects.for_list())
    pages = Paginator(boards.qs, PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    facets = board_facets(boards)
    now = timezone.now()
    context = {
        "boards": boards,
        "facets": facets,
        "active": [(facet, value) for facet in facets for value in facet.selected],
        "problems": list(problems(boards)),
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "checking": glance.checking_now(now=now),
        "day": glance.day_of_checks(now=now),
    }
    return render(request, "leaderboards/board_list.html", context)


def tidied(query: QueryDict) -> QueryDict:
    """The query without the empty fields that a form sends along, fit to be passed on."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        known = [value for value in values if value and (name, value) != ("sort", DEFAULT_SORT)]
        if known:
            kept.setlist(name, known)
    return kept


def problems(boards: BoardFilter) -> Iterator[Problem]:
    for name, messages in boards.errors.items():
        for message in messages:
            yield Problem(name, boards.filters[name].label, message)
