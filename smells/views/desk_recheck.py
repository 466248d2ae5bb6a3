"""A maintainer asks for a look at the board now, and is told what it came to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leaderboards.models import Board
from leaderboards.people import on_board, person, standings
from leaderboards.permissions import Action
from leaderboards.signs_of_life import WORKER, last_sign
from leaderboards.templatetags.catalogue import A_MINUTE
from leaderboards.times import from_now
from leaderboards.vocabulary import ActorKind
from smells import recheck_now
from smells.desk import of_interest
from smells.forms_desk import ids_in
from smells.models.asked_recheck import AskedRecheck, Stage
from smells.moves import Move, Mover, move_reports, possible_moves
from smells.recheck_now import TooOften
from smells.recheck_results import told_results


@never_cache
@on_board(Action.RECHECK_NOW)
def recheck(request: HttpRequest, board: Board) -> HttpResponse:
    """The page asks what was mended; posted, that is noted and the look is asked for."""
    if request.method == "POST":
        return _ask(request, board)
    now, mover = timezone.now(), _mover(request, board)
    context = {
        "board": board,
        "reports": [
            (report, Move.CLAIM_FIX in possible_moves(report, mover))
            for report in of_interest(board)
        ],
        "too_often": recheck_now.next_chance(board, person(request), now=now),
        "asked": board.asked_rechecks.all()[:5],
    }
    return render(request, "smells/desk_recheck.html", context)


def _ask(request: HttpRequest, board: Board) -> HttpResponse:
    fixed, now = ids_in(request.POST.getlist("fixed")), timezone.now()
    on_it = board.reports.filter(pk__in=fixed).values_list("pk", flat=True)
    move_reports(list(on_it), Move.CLAIM_FIX, by=_mover(request, board), now=now)
    try:
        asked = recheck_now.ask(board, person(request), about=of_interest(board), now=now)
    except TooOften as refused:
        messages.warning(request, in_words(refused))
        return redirect("recheck-now", board.slug)
    return redirect("asked-recheck", board.slug, asked.pk)


@never_cache
@on_board(Action.RECHECK_NOW)
def asked_recheck(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    """How far the look is, or what it came to; the same for every maintainer of the board."""
    asked = get_object_or_404(AskedRecheck.objects.select_related("check_seen"), pk=pk, board=board)
    now, schedule = timezone.now(), getattr(board, "schedule", None)
    stage = asked.stage_at(now, leased_until=schedule and schedule.leased_until)
    context = {
        "board": board,
        "asked": asked,
        "stage": stage.value,
        "is_going_on": stage in (Stage.WAITING, Stage.LOOKING),
        "worker_seen": last_sign(WORKER) if stage is Stage.WAITING else None,
        "results": told_results(asked) if stage is Stage.DONE else [],
    }
    return render(request, "smells/desk_recheck_result.html", context)


def in_words(refused: TooOften) -> str:
    now = timezone.now()
    when = {"when": from_now(max(refused.until, now + A_MINUTE), now)}
    if refused.is_of_board:
        return _("This board was looked at often enough just now. Ask again %(when)s.") % when
    return _("You asked for many looks just now. Ask again %(when)s.") % when


def _mover(request: HttpRequest, board: Board) -> Mover:
    return Mover(ActorKind.MAINTAINER, person(request), standings(request.user, board))
