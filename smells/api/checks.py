"""“Check a board” for programs: ask for a check, then look how it stands. Nothing is published."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import (
    APIException,
    NotFound,
    ParseError,
    Throttled,
    ValidationError,
)
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from leaderboards.api.problems import problems
from leaderboards.waiting import Wait
from smells import asked_checks
from smells.api.check_result import result_in_words
from smells.api.check_serializers import AskedCheckSerializer, QuestionSerializer
from smells.asked_checks import AskedCheck
from smells.asking import begin
from smells.check_limits import to_wait
from smells.forms import AddressForm, TextForm

MOST_SENT = 4_000_000  # bytes; JSON may write a text of 1 MB at some length
LOCATION = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, description="Where it stands.", response=[202]
)


class TooLarge(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


class TooManyChecks(Throttled):
    """Says who has asked for too many, and when to come back (`Retry-After`)."""

    def __init__(self, wait: Wait) -> None:
        told = (
            _("All visitors together have used up what our workers can do in an hour.")
            if wait.is_for_all
            else _("So that everybody gets a turn, checks are limited by the hour.")
        )
        super().__init__(wait.seconds, told)


class Checks(APIView):
    parser_classes = [JSONParser]

    @extend_schema(
        operation_id="askForCheck",
        summary="Have an address or a text looked at once; nothing is published",
        tags=["checks"],
        request=QuestionSerializer,
        parameters=[LOCATION],
        responses={
            202: OpenApiResponse(AskedCheckSerializer, description="It was taken up."),
            **problems(400, 406, 413, 415, 429, 500),
        },
    )
    def post(self, request: Request) -> Response:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_SENT:
            raise TooLarge(_("A text may have up to 1 MB."))
        form = _form_of(request)
        if wait := to_wait(request, form.limit):
            raise TooManyChecks(wait)
        token = begin(form, now=timezone.now())
        answer = _answer(request, token, asked_checks.find(token), status=202)
        answer["Location"] = answer.data["url"]
        return answer


class Check(APIView):
    @extend_schema(
        operation_id="getCheck",
        summary="How a check stands, and what it found",
        tags=["checks"],
        responses={200: AskedCheckSerializer, **problems(404, 406, 429, 500)},
    )
    def get(self, request: Request, token: str) -> Response:
        return _answer(request, token, asked_checks.find(token))


def _form_of(request: Request) -> AddressForm | TextForm:
    """The same form as the page's, filled and valid. Raises ParseError, ValidationError."""
    try:
        question = QuestionSerializer(data=request.data)
    except RecursionError as error:
        raise ParseError(_("The JSON is nested too deeply.")) from error
    question.is_valid(raise_exception=True)
    asked = question.validated_data
    if len({"url", "text"} & asked.keys()) != 1:
        raise ValidationError({"url": [_("Give either an address (url) or a text.")]})
    form: AddressForm | TextForm = AddressForm(asked)
    if "text" in asked:
        form = TextForm({"text": asked["text"], "kind": asked.get("format", "")})
    if not form.is_valid():
        name = "text" if "text" in asked else "url"
        raise ValidationError({name: [str(told) for each in form.errors.values() for told in each]})
    return form


def _answer(
    request: Request, token: str, check: AskedCheck | None, *, status: int = 200
) -> Response:
    if check is None:
        raise NotFound(_("There is no such check. Each is forgotten after an hour."))
    context: dict[str, Any] = {"request": request, "token": token}
    context["result"] = check.result and result_in_words(check.result)
    shown = AskedCheckSerializer(check, context=context).data
    shown["stage"] = check.stage_at(timezone.now()).value
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return Response(shown, status=status, headers=headers)
