"""Reporting a smell, or that a report of ours is wrong: write, see what it is taken for, send."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from leaderboards.account.letters import address_of
from leaderboards.models import Board
from leaderboards.people import on_board
from leaderboards.permissions import Action
from smells import challenge, public_reports
from smells.alike import open_reports_alike
from smells.forms_readers import SendForm, WriteForm
from smells.models import Report
from smells.public_report_states import Verification
from smells.public_reports import NotTaken, Sender, TooMany, Written
from smells.report_limits import network_of
from smells.same_reports import open_report_at
from smells.suggestion import suggest_entity, suggest_smell


@never_cache
@on_board(Action.REPORT_A_SMELL)
def public_report(request: HttpRequest, board: Board) -> HttpResponse:
    about = _about(request, board)
    if request.method != "POST":
        return _page(request, WriteForm(board=board, about=about))
    written = WriteForm(request.POST, board=board, about=about)
    is_second_step = "verified_by" in request.POST or "smell" in request.POST
    if not written.is_valid() and not is_second_step:
        return _page(request, written)
    if request.POST.get("step") == "send" or not written.is_valid():
        return _send(request, written)
    return _page(request, _second(request, written))


@require_GET
@never_cache
@on_board(Action.REPORT_A_SMELL)
def report_challenge(request: HttpRequest, board: Board) -> HttpResponse:
    return JsonResponse(challenge.new_challenge(board.pk, now=timezone.now()))


def _about(request: HttpRequest, board: Board) -> Report | None:
    """The public report of this board that the reader calls wrong, where one is named."""
    said = request.POST.get("about") or request.GET.get("about") or ""
    if not said:
        return None
    reports = board.reports.public().exclude(source="study")
    return get_object_or_404(reports, pk=int(said) if said.isdecimal() and len(said) < 15 else 0)


def _person(request: HttpRequest) -> User | None:
    """Who is signed in with an address they proved."""
    user = request.user
    return user if isinstance(user, User) and address_of(user) else None


def _second(request: HttpRequest, written: WriteForm, *, is_bound: bool = False) -> SendForm:
    """The second step: with what was typed there, or with what is suggested."""
    said = written.cleaned_data
    description = said.get("description", "")
    smell = request.POST.get("smell", suggest_smell(description).what)
    entity = request.POST.get("entity", suggest_entity(description).what)
    candidates: list[Report] = []
    if not written.about:
        candidates = open_reports_alike(
            written.board,
            smell=smell,
            entity=entity,
            url=said.get("url", ""),
            description=description,
        )
    options: dict[str, Any] = {
        "board": written.board,
        "about": written.about,
        "is_known": _person(request) is not None,
        "candidates": candidates,
    }
    if is_bound:
        return SendForm(request.POST, **options)
    same = open_report_at(written.board, smell, entity, said.get("url", ""))
    first = {
        "smell": smell,
        "entity": entity,
        "same_as": str(same.pk) if same else public_reports.ANEW,
        "verified_by": Verification.CHALLENGE.value,
    }
    return SendForm(initial={**first, **request.POST.dict()}, **options)


def _send(request: HttpRequest, written: WriteForm) -> HttpResponse:
    form = _second(request, written, is_bound=True)
    if not form.is_valid():
        return _page(request, form)
    try:
        sender = _sender(request, form)
        sent = public_reports.send(_written(form), sender, now=timezone.now())
    except TooMany as refused:
        form.add_error(refused.over.field or None, refused.over.told)
        return _page(request, form, status=429)
    except NotTaken:
        form.add_error("verified_by", _not_solved())
        return _page(request, form)
    if sender.verified_by is Verification.EMAIL:
        return redirect("public-report-sent", form.board.slug)
    return redirect("public-report-followed", sent.token)


def _not_solved() -> str:
    return _(
        "Your browser has not solved the task, or it was used already. Let it solve a new one, "
        "or choose the link by e-mail."
    )


def _sender(request: HttpRequest, form: SendForm) -> Sender:
    """Raises NotTaken when the task was not solved."""
    network, person, said = network_of(request), _person(request), form.cleaned_data
    if person:
        wants = said["wants_outcome"]
        return Sender(Verification.SIGNED_IN, network, person=person, wants_outcome=wants)
    if said["verified_by"] == Verification.EMAIL:
        return Sender(
            Verification.EMAIL, network, email=said["email"], wants_outcome=said["wants_outcome"]
        )
    answer = request.POST.get("altcha", "")
    solved = challenge.solved(answer, form.board.pk, now=timezone.now())
    if solved is None:
        raise NotTaken
    return Sender(Verification.CHALLENGE, network, challenge_sha256=solved.sha256)


def _written(form: SendForm) -> Written:
    said, about = form.cleaned_data, form.about
    return Written(
        form.board,
        said["description"],
        said["url"],
        get_language() or "en",
        smell=(about.smell or "") if about else said["smell"],
        suggested_smell=suggest_smell(said["description"]).what,
        entity=(about.entity or "") if about else said["entity"],
        evidence_url=said["evidence_url"],
        about=about,
        same_as="" if about else form.same_report,
    )


def _page(request: HttpRequest, form: WriteForm, *, status: int = 200) -> HttpResponse:
    is_second = isinstance(form, SendForm)
    description = str(form["description"].value() or "")
    context = {
        "board": form.board,
        "about": form.about,
        "form": form,
        "is_second": is_second,
        "suggestion": suggest_smell(description[:2000]) if is_second and not form.about else None,
        "person": _person(request),
    }
    return render(request, "smells/public_report.html", context, status=status)
