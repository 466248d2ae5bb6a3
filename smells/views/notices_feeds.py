"""Atom feeds, in the language of their address."""

import hashlib
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _

from leaderboards.labels import PLATFORM_LABELS, SMELL_LABELS
from leaderboards.models import AuditEvent, Board, FormerSlug, Maintainer
from leaderboards.templatetags.catalogue import name_of
from smells.notices import public_events
from smells.notices.feeds import Scope, written

FRESH_SECONDS = 300


def feed_of_all(request: HttpRequest) -> HttpResponse:
    scope = Scope(
        title=_("What happened to boards"),
        page=reverse("board-list"),
        feed=request.path,
        tag="all",
        events=public_events.of_boards(),
        claims=public_events.claims_of().filter(board__is_sample=False),
    )
    return _answer(request, scope)


def feed_of_board(request: HttpRequest, slug: str) -> HttpResponse:
    board = Board.objects.filter(slug=slug).first()
    if board is None:
        former = get_object_or_404(FormerSlug.objects.select_related("board"), slug=slug)
        return redirect("feed-board", former.board.slug, permanent=True)
    scope = Scope(
        title=_("Smells of %(board)s") % {"board": name_of(board)},
        page=board.get_absolute_url(),
        feed=request.path,
        tag=f"board/{board.pk}",
        events=public_events.public_events().filter(report__board=board),
        claims=public_events.claims_of([board.pk]),
    )
    return _answer(request, scope)


def feed_of_maintainer(request: HttpRequest, handle: str) -> HttpResponse:
    """Of the boards a person maintains, which their pages say; of anybody else there is none."""
    kept = Maintainer.objects.filter(user__username=handle, user__is_active=True)
    boards = dict(kept.values_list("board_id", "user_id"))
    if not boards:
        raise Http404("nobody of that name maintains a board")
    scope = Scope(
        title=_("Smells of the boards of %(person)s") % {"person": handle},
        page=reverse("board-list"),
        feed=request.path,
        tag=f"maintainer/{next(iter(boards.values()))}",
        events=public_events.public_events().filter(report__board__in=boards),
        claims=public_events.claims_of(list(boards)),
    )
    return _answer(request, scope)


def feed_of_smell(request: HttpRequest, smell: str) -> HttpResponse:
    if smell not in SMELL_LABELS:
        raise Http404("no such smell")
    scope = Scope(
        title=_("Boards with the smell “%(smell)s”") % {"smell": SMELL_LABELS[smell]},
        page=reverse("smell", args=[smell]),
        feed=request.path,
        tag=f"smell/{smell}",
        events=public_events.of_boards().filter(report__smell=smell),
        claims=AuditEvent.objects.none(),
    )
    return _answer(request, scope)


def feed_of_platform(request: HttpRequest, platform: str) -> HttpResponse:
    if platform not in PLATFORM_LABELS:
        raise Http404("no such platform")
    there = Board.objects.public().filter(platforms__platform=platform).order_by().values("pk")
    scope = Scope(
        title=_("Smells of boards on %(platform)s") % {"platform": PLATFORM_LABELS[platform]},
        page=f"{reverse('board-list')}?platform={platform}",
        feed=request.path,
        tag=f"platform/{platform}",
        events=public_events.of_boards().filter(report__board__in=there),
        claims=public_events.claims_of().filter(board__in=there),
    )
    return _answer(request, scope)


def _answer(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The feed, or 304 for a reader that has it as it is."""
    content, changed_at = written(scope)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    response["ETag"], response["Last-Modified"] = etag, http_date(changed_at.timestamp())
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    changed = int(changed_at.timestamp())
    known = get_conditional_response(request, etag=etag, last_modified=changed, response=response)
    return cast(HttpResponse, known)
