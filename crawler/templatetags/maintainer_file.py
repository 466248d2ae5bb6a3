"""What templates need of a board's leaderboard.yml."""

from django import template
from django.http import HttpRequest
from django.utils.translation import gettext

from crawler.maintainer_file_problems import Problem
from crawler.maintainer_file_read import MaintainerFileRead
from leaderboards.models import Board
from leaderboards.people import standings
from leaderboards.permissions import Standing

register = template.Library()
_SEE_PROBLEMS = frozenset({Standing.EDITOR, Standing.OWNER, Standing.CURATOR})


@register.simple_tag
def file_of(board: Board) -> MaintainerFileRead | None:
    """What was read in the board's file; None where there is none."""
    found: MaintainerFileRead | None = getattr(board, "maintainer_file", None)
    return found if found and found.url else None


@register.simple_tag(takes_context=True)
def may_see_problems(context: template.Context, board: Board) -> bool:
    """Whether the reader looks after this board."""
    request = context.get("request")
    if not isinstance(request, HttpRequest) or not hasattr(request, "user"):
        return False
    return not _SEE_PROBLEMS.isdisjoint(standings(request.user, board))


@register.filter
def in_reader_words(problem: Problem) -> str:
    """What is wrong, and what to do, in the reader's language."""
    return problem.said(gettext)
