"""The home page: what is known at a glance, and where to go from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from leaderboards import glance
from leaderboards.models import Board


def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    public = Board.objects.public()
    context = {
        "counts": glance.status_counts(),
        "platforms": glance.boards_by_platform(),
        "patterns": glance.boards_by_pattern(),
        "smells": glance.boards_by_open_smell(),
        "checking": glance.checking_now(now=now),
        "day": glance.day_of_checks(now=now),
        "transitions": glance.newest_transitions(public),
        "samples": Board.objects.filter(is_sample=True).for_list(),
    }
    return render(request, "leaderboards/home.html", context)
