"""The rules; and of each: what it looks for, when that is said, and examples that are its tests."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from smells.detectors import DETECTORS
from smells.disputes import disputes_by_rule
from smells.documents import document_of
from smells.models import Report
from smells.overview import in_words, rules_by_smell
from smells.shipped_accuracy import shown_accuracy
from smells.shown_examples import shown_examples


def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule, by smell."""
    return render(request, "smells/rule_list.html", {"smells": rules_by_smell()})


def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    if rule_id not in DETECTORS:
        raise Http404("no such rule")
    found = DETECTORS[rule_id].rule
    run = shown_accuracy()
    context = {
        "rule": in_words(found),
        "document": document_of(rule_id, get_language() or "en"),
        "examples": shown_examples(rule_id),
        "open_count": Report.objects.open().of_boards().filter(rule_id=rule_id).count(),
        "run": run,
        "figures": run and run.of_rule(rule_id),
        "disputes": next(iter(disputes_by_rule(rule_id)), None),
    }
    return render(request, "smells/rule.html", context)
