"""After a reader's report was sent: its link by mail, its outcome, and a person's own reports."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from leaderboards.models import Board
from leaderboards.people import person
from smells import public_reports
from smells.models import PublicReport


def public_report_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """A link is on its way. Says nothing of to whom."""
    board = get_object_or_404(Board, slug=slug)
    return render(request, "smells/public_report_sent.html", {"board": board})


@never_cache
def public_report_proved(request: HttpRequest, proof: str) -> HttpResponse:
    """The mail's link shows a button: what only fetches links, such as a scanner, uses none up."""
    now = timezone.now()
    row = public_reports.to_be_proved(proof, now=now)
    if request.method == "POST" and row and (token := public_reports.prove(row, now=now)):
        return redirect("public-report-followed", token)
    status = 200 if row else 404
    return _secret(render(request, "smells/public_report_proved.html", {"row": row}, status=status))


@never_cache
def public_report_followed(request: HttpRequest, token: str) -> HttpResponse:
    """What became of it. Whoever has the link may see it; it is found by no search engine."""
    row = public_reports.followed(token)
    status = 200 if row else 404
    context = {"row": row}
    return _secret(render(request, "smells/public_report_followed.html", context, status=status))


@never_cache
@login_required
def my_public_reports(request: HttpRequest) -> HttpResponse:
    rows = PublicReport.objects.filter(reporter=person(request)).order_by("-created_at", "-pk")
    rows = rows.select_related("board", "report__board", "about", "joined")
    return _secret(render(request, "smells/public_report_mine.html", {"rows": rows[:200]}))


def _secret(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no search engine keeps it, and no other site is told of it."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
