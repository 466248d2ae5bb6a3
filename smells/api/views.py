"""The API's list of smells: reports, and how many there are of each of the eight."""

from typing import Any

from django.db.models import Count
from django_filters.utils import translate_validation
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from leaderboards.api.pagination import Pages
from leaderboards.api.problems import problems
from leaderboards.vocabulary import Smell
from smells.api.filters import ReportFilter
from smells.api.serializers import ReportSerializer
from smells.models import Report
from smells.models.report import ReportQuerySet


class ReportPages(Pages):
    """A page that also counts the reports of each smell."""

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["required"] = [*described["required"], "counts"]
        described["properties"]["counts"] = {
            "type": "object",
            "description": "Reports of each smell under all parameters but `smell`.",
            "properties": {smell.value: {"type": "integer"} for smell in Smell},
            "required": [smell.value for smell in Smell],
        }
        return described


@extend_schema_view(
    get=extend_schema(
        operation_id="listSmells",
        summary="Reports of smells: the open ones, unless something else is asked for",
        tags=["smells"],
        responses={200: ReportSerializer(many=True), **problems(400, 404, 406, 429, 500)},
    )
)
class SmellList(ListAPIView[Report]):
    queryset = Report.objects.for_list().defer("board__search_text")
    serializer_class = ReportSerializer
    filterset_class = ReportFilter
    pagination_class = ReportPages

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        asked = ReportFilter(request.query_params, self.get_queryset())
        if not asked.is_valid():
            raise translate_validation(asked.errors)
        page = self.paginate_queryset(asked.qs)
        answer = self.get_paginated_response(self.get_serializer(page, many=True).data)
        answer.data["counts"] = _counts(asked.of_any_smell(Report.objects.order_by()))
        return answer


def _counts(reports: ReportQuerySet) -> dict[str, int]:
    """All eight smells, those without a report with 0."""
    counted = dict(reports.values_list("smell").annotate(reports=Count("pk")))
    return {smell.value: counted.get(smell.value, 0) for smell in Smell}
