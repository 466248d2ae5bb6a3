"""One report: what was seen, where and when, what became of it, and how it can be mended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from smells.doubts import newest_check
from smells.visible import report_for


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspicions are nobody's business but ours; hints and what is held, their maintainers'."""
    found = report_for(request.user, pk)
    context = {
        "report": found,
        "board": found.board,
        "events": found.events.newest_first(),
        "last_check": newest_check(found.board) if found.board and found.is_open else None,
    }
    return render(request, "smells/report.html", context)
