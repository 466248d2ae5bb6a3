"""Pages of a list: `page` and `page_size`, with addresses of the next and the previous page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.views import APIView


class Pages(PageNumberPagination):
    """A size or number that makes no sense is refused, not replaced by another one in silence."""

    page_size = 20
    page_size_query_param = "page_size"
    page_size_query_description = _("Results a page, at most 100.")  # type: ignore[assignment]
    max_page_size = 100
    last_page_strings = ()

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any] | None:
        size = request.query_params.get("page_size", "1")
        if not (_is_number(size) and 1 <= int(size) <= self.max_page_size):
            raise ValidationError({"page_size": [_("Give a whole number from 1 to 100.")]})
        if not _is_number(request.query_params.get("page", "1")):
            raise ValidationError({"page": [_("Give a whole number from 1.")]})
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """As inherited, but in the words of OpenAPI 3.1, which has no `nullable`."""
        described = super().get_paginated_response_schema(schema)
        for name in ("next", "previous"):
            described["properties"][name] = {"type": ["string", "null"], "format": "uri"}
        return described


def _is_number(text: str) -> bool:
    # Nine digits hold every page there can be, and spare the database a number it cannot hold.
    return text.isascii() and text.isdigit() and len(text) < 10
