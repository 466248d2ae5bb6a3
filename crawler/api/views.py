"""The checker's own state, for machines."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crawler.api.serializers import StatusSerializer
from crawler.status import status
from leaderboards.api.problems import problems


class StatusView(APIView):
    @extend_schema(
        operation_id="getStatus",
        summary="How the checker itself stands",
        tags=["status"],
        responses={200: StatusSerializer, **problems(406, 429, 500)},
    )
    def get(self, request: Request) -> Response:
        return Response(StatusSerializer(status(now=timezone.now())).data)
