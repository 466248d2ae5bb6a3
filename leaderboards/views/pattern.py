"""A page for each workflow pattern, and one that compares them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboards import glance
from leaderboards.models import Board
from leaderboards.workflow import PATTERN_STORIES

SHOWN = 12


def workflow_pattern_list(request: HttpRequest) -> HttpResponse:
    counts = {counted.word: counted.count for counted in glance.boards_by_pattern()}
    stories = [(story, counts[pattern]) for pattern, story in PATTERN_STORIES.items()]
    return render(request, "leaderboards/workflow_pattern_list.html", {"stories": stories})


def workflow_pattern(request: HttpRequest, pattern: str) -> HttpResponse:
    if pattern not in PATTERN_STORIES:
        raise Http404("no such workflow pattern")
    boards = Board.objects.public().filter(workflow_patterns__pattern=pattern).distinct()
    context = {
        "story": PATTERN_STORIES[pattern],
        "count": boards.count(),
        "boards": boards.filter(is_historical=False).for_list()[:SHOWN],
    }
    return render(request, "leaderboards/workflow_pattern.html", context)
