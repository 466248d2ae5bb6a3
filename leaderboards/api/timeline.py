"""The public part of a board's timeline, for machines."""

from typing import Any

from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from leaderboards.api.pagination import Pages
from leaderboards.api.problems import problems
from leaderboards.filters import unknown_value
from leaderboards.models import Board, FormerSlug
from leaderboards.people_labels import AUDIT_ACTION_LABELS, actor_kind_choices
from leaderboards.timeline import events_of, plainly
from leaderboards.timeline_words import Kind

_KIND = OpenApiParameter(
    "kind", str, enum=[kind.value for kind in Kind], description="Only events of this kind."
)


class EventSerializer(serializers.Serializer[Any]):
    """Something that was done about a board. Readers and curators are never named."""

    at = serializers.DateTimeField()
    action = serializers.ChoiceField(choices=list(AUDIT_ACTION_LABELS.items()))
    actor = serializers.ChoiceField(
        choices=actor_kind_choices(), help_text="In which role somebody acted."
    )
    person = serializers.CharField(help_text="The maintainer who acted; else empty.")
    about = serializers.CharField(help_text="The person it was done to; else empty.")
    report = serializers.IntegerField(
        allow_null=True, help_text="The id of the report it was done to."
    )
    reason = serializers.CharField(help_text="In somebody's own words; else empty.")
    before = serializers.DictField(child=serializers.CharField())
    after = serializers.DictField(child=serializers.CharField())


class BoardTimeline(GenericAPIView[Any]):
    serializer_class = EventSerializer
    pagination_class = Pages
    queryset = Board.objects.none()  # for the schema alone

    @extend_schema(
        operation_id="listBoardEvents",
        summary="What was done about a board: the public part of its timeline, newest first",
        tags=["boards"],
        parameters=[_KIND],
        responses={
            200: EventSerializer(many=True),
            301: OpenApiResponse(description="The board has another slug now: see `Location`."),
            **problems(400, 404, 406, 429, 500),
        },
    )
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        board = Board.objects.filter(slug=slug).first()
        if board is None:
            return _elsewhere(slug)
        events = events_of(board, kind=_kind(request.query_params.get("kind", "")))
        page = self.paginate_queryset(events) or []
        return self.get_paginated_response(EventSerializer(plainly(page), many=True).data)


def _kind(asked: str) -> Kind | None:
    if asked and asked not in list(Kind):
        raise ValidationError({"kind": unknown_value(asked, list(Kind)).messages})
    return Kind(asked) if asked else None


def _elsewhere(slug: str) -> HttpResponseBase:
    if former := FormerSlug.objects.filter(slug=slug).select_related("board").first():
        return HttpResponsePermanentRedirect(reverse("api-timeline", args=[former.board.slug]))
    raise NotFound(_("No board has or had the slug “%(slug)s”.") % {"slug": slug[:80]})
