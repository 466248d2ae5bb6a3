"""Errors of the API as RFC 9457 says: `application/problem+json`, for every address under it."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class ProblemSerializer(serializers.Serializer[Any]):
    """A problem as RFC 9457 defines it. `errors` names each parameter that was not understood."""

    type = serializers.CharField(help_text="`about:blank`: the title is that of the status.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="The address that was asked for.")
    errors = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()), required=False
    )


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """What the schema says of the errors an operation may answer with."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(
            ProblemSerializer, description=HTTPStatus(status).phrase
        )
        for status in statuses
    }


def problem_response(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """The answer to any exception of an API view; what is our fault is logged.

    It is JSON whatever was asked for: a client that cannot be served the format it wants must
    still be told so.
    """
    request = context["request"]._request
    if isinstance(error, SuspiciousOperation):
        error = ParseError(str(error))
    answer = exception_handler(error, context)
    if answer is None:
        _report_our_fault(error, request)
        answer = exception_handler(APIException(_("Something went wrong here. It was logged.")), {})
    assert answer is not None  # noqa: S101 — an APIException always has an answer
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(answer.status_code).phrase,
        "status": answer.status_code,
        "instance": request.get_full_path(),
        **_in_words(error, answer),
    }
    kept = {name: answer[name] for name in ("Retry-After",) if name in answer}
    return JsonResponse(
        problem,
        status=answer.status_code,
        content_type=MEDIA_TYPE,
        headers=kept,
        json_dumps_params={"ensure_ascii": False},
    )


def _report_our_fault(error: Exception, request: HttpRequest) -> None:
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    got_request_exception.send(sender=None, request=request)


def _in_words(error: Exception, answer: Response) -> dict[str, Any]:
    if isinstance(error, ValidationError) and isinstance(error.detail, dict):
        errors = {name: [str(said) for said in told] for name, told in error.detail.items()}
        return {"detail": _("Some parameters were not understood."), "errors": errors}
    told = answer.data
    return {"detail": str(told["detail"]) if "detail" in told else " ".join(map(str, told))}
