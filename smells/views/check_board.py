"""Check a board: a visitor's address or text, looked at once, and nothing of it published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from leaderboards.waiting import Wait
from smells import asked_checks
from smells.asking import begin
from smells.check_limits import to_wait
from smells.checked import Checked
from smells.forms import AddressForm, TextForm

MOST_SENT = 2_400_000  # bytes of a form; Django gives up at 2.5 MB, without a word to the visitor


@csrf_exempt  # the size is looked at before the body is read; what reads it is protected
@never_cache
def check_board(request: HttpRequest) -> HttpResponse:
    if _bytes_sent(request) > MOST_SENT:
        return _form_page(request, too_large=True, status=413)
    return _ask(request)


@csrf_protect
def _ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request)
    form = AddressForm(request.POST) if "url" in request.POST else _text_form(request)
    if not form.is_valid():
        return _form_page(request, form=form)
    if wait := to_wait(request, form.limit):
        return _too_many(request, wait)
    return redirect("check-board-result", begin(form, now=timezone.now()))


@never_cache
def check_board_result(request: HttpRequest, token: str) -> HttpResponse:
    """Where the check stands, or what it found. Not for search engines: it is one visitor's."""
    check = asked_checks.find(token)
    context = {
        "check": check,
        "stage": check and check.stage_at(timezone.now()).value,
        "checked": check and check.result and Checked.of(check.result),
    }
    status = 200 if check else 404
    response = render(request, "smells/check_board_result.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _text_form(request: HttpRequest) -> TextForm:
    return TextForm(request.POST, request.FILES)


def _form_page(
    request: HttpRequest,
    *,
    form: AddressForm | TextForm | None = None,
    too_large: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "address_form": form if isinstance(form, AddressForm) else AddressForm(),
        "text_form": form if isinstance(form, TextForm) else TextForm(),
        "too_large": too_large,
    }
    return render(request, "smells/check_board.html", context, status=status)


def _too_many(request: HttpRequest, wait: Wait) -> HttpResponse:
    response = render(request, "smells/too_many_checks.html", {"wait": wait}, status=429)
    response["Retry-After"] = str(wait.seconds)
    return response


def _bytes_sent(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0
