"""The API's views of boards, its schema, and the answer of every address that is not in it."""

from functools import cache
from typing import Any

from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from leaderboards.api.pagination import Pages
from leaderboards.api.problems import problems
from leaderboards.api.serializers import BoardRowSerializer, BoardSerializer
from leaderboards.filters import BoardFilter
from leaderboards.models import Board, FormerSlug


@extend_schema_view(
    get=extend_schema(
        operation_id="listBoards",
        summary="Boards, filtered and sorted as on the site",
        tags=["boards"],
        responses={200: BoardRowSerializer(many=True), **problems(400, 404, 406, 429, 500)},
    )
)
class BoardList(ListAPIView[Board]):
    queryset = Board.objects.for_list()
    serializer_class = BoardRowSerializer
    filterset_class = BoardFilter
    pagination_class = Pages


class BoardDetail(APIView):
    @extend_schema(
        operation_id="getBoard",
        summary="Everything a board's page shows",
        tags=["boards"],
        responses={
            200: BoardSerializer,
            301: OpenApiResponse(description="The board has another slug now: see `Location`."),
            **problems(404, 406, 429, 500),
        },
    )
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        boards = Board.objects.for_page().prefetch_related("reports", "former_slugs")
        if board := boards.filter(slug=slug).first():
            return Response(BoardSerializer(board, context={"request": request}).data)
        if former := FormerSlug.objects.filter(slug=slug).select_related("board").first():
            return HttpResponsePermanentRedirect(reverse("api-board", args=[former.board.slug]))
        raise NotFound(_("No board has or had the slug “%(slug)s”.") % {"slug": slug[:80]})


class Schema(APIView):
    """OpenAPI 3.1: JSON, or YAML when `Accept` or `?format=yaml` asks for it."""

    schema = None
    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    ]

    def get(self, request: Request) -> Response:
        return Response(_schema_in(get_language() or "en"))


@cache
def _schema_in(language: str) -> Any:
    """Made once a process and language: it follows from the code alone, and takes a while.

    `language` is the one in use, which the descriptions are in.
    """
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    return generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]


class UnknownAddress(APIView):
    """Whatever is not part of the API, for any method."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound(_("There is no such address in this API."))
