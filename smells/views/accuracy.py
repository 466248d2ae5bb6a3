"""How often the rules are right: the newest measurement, by smell and by rule."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from smells.accuracy_in_words import by_smell
from smells.disputes import disputes_by_rule
from smells.shipped_accuracy import shown_accuracy


def accuracy(request: HttpRequest) -> HttpResponse:
    run = shown_accuracy()
    smells = by_smell(run) if run else []
    context = {"run": run, "smells": smells, "disputes": disputes_by_rule()}
    return render(request, "smells/accuracy.html", context)
