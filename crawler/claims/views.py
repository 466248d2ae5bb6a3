"""The pages on which a person claims a board, is told what to put where, and has us look."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from crawler.claims import asked_looks, claiming
from crawler.claims.asked_looks import Stage
from crawler.claims.forms import BeginForm
from crawler.claims.instructions import instruction_for
from crawler.claims.limits import to_wait
from crawler.claims.offers import offers_of
from crawler.claims.tasks import look_for_proof
from leaderboards.models import Board, Claim
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from leaderboards.vocabulary import ClaimState
from leaderboards.waiting import Wait

_MAY_BE_LOOKED_AT = (ClaimState.PENDING, *ClaimState.standing())


@never_cache
@on_board(Action.CLAIM)
def claim_board(request: HttpRequest, board: Board) -> HttpResponse:
    """The addresses of the board and the ways that fit each; posted, a claim begins."""
    if request.method != "POST":
        return _board_page(request, board)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _board_page(request, board, trouble=_("Choose one of the ways below."), status=400)
    if wait := to_wait(request, "begun"):
        return _board_page(request, board, wait=wait, status=429)
    try:
        claim = claiming.begin(
            board,
            person(request),
            proof=form.proof_kind(),
            url=form.cleaned_data["url"],
            now=timezone.now(),
        )
    except claiming.NotPossible as why:
        return _board_page(request, board, trouble=str(why), status=409)
    return redirect("claim", board.slug, claim.pk)


@never_cache
@login_required
def claim(request: HttpRequest, slug: str, claim_id: int) -> HttpResponse:
    """One claim of one's own: what to put where, and what was seen at the last look."""
    return _claim_page(request, _own(request, slug, claim_id))


@require_POST
@login_required
def claim_look(request: HttpRequest, slug: str, claim_id: int) -> HttpResponse:
    found, now = _own(request, slug, claim_id), timezone.now()
    if found.state not in _MAY_BE_LOOKED_AT:
        return redirect("claim", slug, claim_id)
    if asked_looks.stage_of(found, now=now) not in (Stage.WAITING, Stage.LOOKING):
        if wait := to_wait(request, "looks"):
            return _claim_page(request, found, wait=wait, status=429)
        if number := asked_looks.ask(found, now=now):
            look_for_proof.delay(found.pk, number)
    return redirect("claim", slug, claim_id)


@require_POST
@login_required
def claim_withdraw(request: HttpRequest, slug: str, claim_id: int) -> HttpResponse:
    found = _own(request, slug, claim_id)
    claiming.withdraw(found.pk, now=timezone.now())
    messages.success(request, _("The claim was withdrawn."))
    return redirect("claim-board", slug)


@require_safe
def claim_of_token(request: HttpRequest, token: str) -> HttpResponse:
    """Where a link with rel="me" leads: that somebody claims a board, without saying who."""
    found = get_object_or_404(Claim.objects.select_related("board"), token=token)
    stands = found.state in ClaimState.standing()
    context = {"board": found.board, "stands": stands}
    response = render(request, "claims/claim_of_token.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _own(request: HttpRequest, slug: str, claim_id: int) -> Claim:
    """Another person's claim is not there, and neither is one of another board."""
    claims = Claim.objects.select_related("board", "user")
    found = claims.filter(pk=claim_id, user=person(request), board__slug=slug).first()
    if found is None:
        raise Http404
    return found


def _board_page(
    request: HttpRequest,
    board: Board,
    *,
    trouble: str = "",
    wait: Wait | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = board.claims.filter(user=person(request))
    context = {
        "board": board,
        "offers": offers_of(board),
        "mine": mine.filter(state__in=_MAY_BE_LOOKED_AT),
        "trouble": trouble,
        "wait": wait,
        "samples_url": f"http://{settings.SAMPLES_ADDRESS}/",
    }
    return render(request, "claims/claim_board.html", context, status=status)


def _claim_page(
    request: HttpRequest, claim: Claim, *, wait: Wait | None = None, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    stage = asked_looks.stage_of(claim, now=now)
    context = {
        "claim": claim,
        "board": claim.board,
        "instruction": instruction_for(claim),
        "stage": stage.value if stage else "",
        "is_looking": stage in (Stage.WAITING, Stage.LOOKING),
        "is_alive": claim.state in _MAY_BE_LOOKED_AT,
        "wait": wait,
        "samples_url": f"http://{settings.SAMPLES_ADDRESS}/",
    }
    return render(request, "claims/claim.html", context, status=status)
