"""Maintainers move the smells of their boards: one at a time, or many at once."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leaderboards.people import person, standings
from leaderboards.permissions import Action, may
from leaderboards.vocabulary import ActorKind
from smells.desk import my_boards
from smells.desk_words import MOVES, MoveWords, words_of
from smells.forms_desk import form_for, ids_in
from smells.models import Report
from smells.moves import (
    Move,
    Mover,
    NotAllowed,
    move_report,
    move_reports,
    possible_moves,
    why_not,
)
from smells.moves_of_people import Refusal
from smells.visible import report_for

_RESULT = "desk-result"


@never_cache
def report_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """A page that says what will follow and asks for what has to be said; posted, it is done."""
    what = _known(move)
    report = report_for(request.user, pk)
    if isinstance(request.user, AnonymousUser):
        return redirect_to_login(request.get_full_path())
    mover = _mover(request, report)
    form = form_for(what, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _move(request, report, what, mover, form)
        return redirect(came_from(request, report.get_absolute_url()))
    context = {
        "reports": [report],
        "is_possible": what in possible_moves(report, mover),
        **_asked(request, what, form, report.get_absolute_url()),
    }
    return render(request, "smells/desk_move.html", context)


def _mover(request: HttpRequest, report: Report) -> Mover:
    """The person as the board's maintainer; who is none may not come in."""
    held = standings(request.user, report.board)
    if report.board is None or not may(held, Action.SEE_DESK):
        raise PermissionDenied
    return Mover(ActorKind.MAINTAINER, person(request), held)


def _move(request: HttpRequest, report: Report, what: Move, mover: Mover, form: Any) -> None:
    try:
        move_report(report.pk, what, by=mover, now=timezone.now(), **_said(form))
    except NotAllowed as refused:
        if refused.code == Refusal.NOT_YOURS:
            raise PermissionDenied from refused
        level = messages.INFO if refused.code == Refusal.ALREADY_SO else messages.WARNING
        messages.add_message(request, level, why_not(refused.code))
    else:
        messages.success(request, str(words_of(what).done))


@login_required
@never_cache
def desk_moves(request: HttpRequest) -> HttpResponse:
    """One move for many reports. What is refused keeps none of the others from moving."""
    if request.method != "POST":
        return redirect("desk")
    what, back = _known(request.POST.get("move", "")), came_from(request, "")
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Choose at least one smell first."))
        return redirect(back or "desk")
    form = form_for(what, request.POST if "text" in request.POST else None)
    if form.fields and not form.is_valid():
        context = {"reports": chosen, "is_possible": True, "is_bulk": True}
        context |= _asked(request, what, form, back)
        return render(request, "smells/desk_move.html", context)
    _move_all(request, chosen, what, form)
    return redirect(back or "desk")


def _chosen(request: HttpRequest) -> list[Report]:
    """Those of the reports sent that are on the person's boards, and theirs to see."""
    boards = [each.board.pk for each in my_boards(person(request))]
    reports = Report.objects.filter(pk__in=ids_in(request.POST.getlist("report")))
    return list(reports.filter(board__in=boards).for_list())


def _move_all(request: HttpRequest, reports: list[Report], what: Move, form: Any) -> None:
    """The result waits in the session for the page that comes next."""
    me, said = person(request), _said(form) if form.is_bound else {}
    done: list[int] = []
    refused: list[tuple[int, str]] = []
    for mine in my_boards(me):
        mover = Mover(ActorKind.MAINTAINER, me, mine.standings)
        ids = [report.pk for report in reports if report.board_id == mine.board.pk]
        for pk, came in move_reports(ids, what, by=mover, now=timezone.now(), **said):
            if isinstance(came, NotAllowed):
                refused.append((pk, str(came.code)))
            else:
                done.append(pk)
    request.session[_RESULT] = {"move": what.value, "done": done, "refused": refused}


@dataclass(frozen=True)
class MovedTogether:
    """What became of many moves: those that were refused, each with the reason."""

    words: MoveWords
    done: int
    refused: list[tuple[Report, str]]


def told_result(request: HttpRequest) -> MovedTogether | None:
    """The result of the last bulk move, once."""
    told = request.session.pop(_RESULT, None)
    if told is None:
        return None
    reports = Report.objects.for_list().in_bulk([pk for pk, _code in told["refused"]])
    refused = [(reports[pk], why_not(code)) for pk, code in told["refused"] if pk in reports]
    return MovedTogether(words_of(Move(told["move"])), len(told["done"]), refused)


def _known(move: str) -> Move:
    if move not in {each.value for each in MOVES}:
        raise Http404
    return Move(move)


def _said(form: Any) -> dict[str, Any]:
    return {"text": form.cleaned_data.get("text", ""), "acceptance": form.acceptance()}


def _asked(request: HttpRequest, what: Move, form: Any, back: str) -> dict[str, Any]:
    words = words_of(what)
    return {"move": what.value, "words": words, "form": form, "next": came_from(request, back)}


def came_from(request: HttpRequest, otherwise: str) -> str:
    """Where the person was, as the form says; only pages of this site count."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    hosts, secure = {request.get_host()}, request.is_secure()
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=hosts, require_https=secure):
        return asked
    return otherwise
