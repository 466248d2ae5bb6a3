"""The state of the field: the study's table, for the catalogue and for the study's own data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboards import glance
from leaderboards.statistics import COLUMNS, platform_statistics
from leaderboards.vocabulary import Source


def statistics(request: HttpRequest) -> HttpResponse:
    study = platform_statistics(Source.STUDY)
    context = {
        "columns": COLUMNS,
        "catalogue": platform_statistics(None),
        # The last row counts all boards; none means that the study was not imported.
        "study": study if study[-1].share.count else [],
        "patterns": glance.boards_by_pattern(),
        "smells": glance.boards_by_open_smell(),
    }
    return render(request, "leaderboards/statistics.html", context)
