"""The eight smells, and a page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from smells.labels import SMELL_TEXTS
from smells.models import Report
from smells.overview import SmellCount, rules_by_smell, smell_history

SHOWN = 50


def smell_list(request: HttpRequest) -> HttpResponse:
    counts = Report.objects.open().of_boards().boards_by_smell()
    smells = [SmellCount(word, text, counts.get(word, 0)) for word, text in SMELL_TEXTS.items()]
    return render(request, "smells/smell_list.html", {"smells": smells})


def smell(request: HttpRequest, smell: str) -> HttpResponse:
    if smell not in SMELL_TEXTS:
        raise Http404("no such smell")
    reports = Report.objects.filter(smell=smell)
    open_reports = reports.open().of_boards().for_list()
    context = {
        "smell": smell,
        "text": SMELL_TEXTS[smell],
        "rules": rules_by_smell()[smell],
        "open_reports": open_reports[:SHOWN],
        "sample_reports": reports.open().of_samples().for_list(),
        "history": smell_history(reports),
    }
    return render(request, "smells/smell.html", context)
