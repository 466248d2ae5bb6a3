"""The maintainer's desk, and what was done on a board's smells."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from leaderboards.models import Board
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.vocabulary import ClaimState
from smells.desk import MyBoard, Show, counts_of, in_order, items_of, my_boards, reports_on
from smells.desk_history import events_on, with_names
from smells.desk_words import MOVES, SHOW_WORDS, words_of
from smells.forms_desk import Filter
from smells.views.desk_moves import told_result

PAGE_SIZE = 20
EVENTS_A_PAGE = 50


@login_required
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    mine = my_boards(person(request))
    context = {
        "mine": mine,
        "failing": [each for each in mine if each.claim and _fails(each)],
        **_list(request, mine, request.GET),
        "bulk": [(move.value, words_of(move)) for move in MOVES],
        "result": told_result(request),
    }
    return render(request, "smells/desk.html", context)


def _fails(mine: MyBoard) -> bool:
    return mine.claim is not None and mine.claim.state == ClaimState.FAILING


def _list(request: HttpRequest, mine: list[MyBoard], asked: QueryDict) -> dict[str, Any]:
    now = timezone.now()
    named = asked.get("show", "")
    show = Show(named) if named in set(Show) else Show.OPEN
    filters = Filter(asked, boards=[each.board for each in mine], show=show)
    reports = reports_on(mine, slug=filters.chosen("board"), smell=filters.chosen("smell"))
    counts = counts_of(reports)
    if state := filters.chosen("state"):
        reports = reports.filter(state=state)
    pages = Paginator(in_order(reports, show, now=now), PAGE_SIZE)
    page = pages.get_page(asked.get("page"))
    by_board = {each.board.pk: each for each in mine}
    return {
        "show": show.value,
        "lists": [(each.value, SHOW_WORDS[each], counts[each]) for each in Show],
        "filters": filters,
        "is_filtered": any(filters.chosen(name) for name in ("board", "smell", "state")),
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "items": items_of(list(page), person(request), by_board, now=now),
    }


@never_cache
@on_board(Action.SEE_DESK)
def desk_history(request: HttpRequest, board: Board) -> HttpResponse:
    by_people = request.GET.get("by") == "people"
    pages = Paginator(events_on(board, by_people=by_people), EVENTS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "board": board,
        "by_people": by_people,
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "done": with_names(list(page)),
    }
    return render(request, "smells/desk_history.html", context)
