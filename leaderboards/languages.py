"""The site in two languages: the path says which; cookie and browser only where it is silent.

Django's LocaleMiddleware sends an address without a language to the reader's own. What is added
here is that a reader's switch is remembered, and that every page knows its other language.
"""

from collections.abc import Callable
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import (
    get_language,
    get_language_from_path,
    get_language_from_request,
)

from leaderboards.models import Board

A_YEAR = 365 * 24 * 60 * 60
# Each language by its own name, whatever language the page is in.
NATIVE_NAMES = {"en": "English", "zh-hans": "简体中文"}
# As a `lang` attribute writes it.
TAGS = {"en": "en", "zh-hans": "zh-Hans"}


class Alternate(TypedDict):
    code: str
    name: str
    path: str
    url: str


class PreferredLanguageMiddleware:
    """Remembers the language of a page that the browser alone would not have asked for.

    Such a page was reached by the language switch (or a link of that kind), so a later visit
    without a language in its address goes there too. Other readers get no cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = get_language_from_path(request.path_info)
        chosen = language and language != get_language_from_request(request)
        if language and chosen and request.method == "GET" and response.status_code == 200:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=A_YEAR,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response


def alternates(request: HttpRequest) -> dict[str, list[Alternate] | Alternate | None]:
    """`alternates`: this page in every language; `other_language`: the one to switch to."""
    current = get_language_from_path(request.path_info)
    rest = request.get_full_path()
    if current:
        prefix = f"/{current}"
        rest = rest.removeprefix(prefix)
    else:  # an error page of an address without a language
        rest = "/"
    found = [_alternate(code, rest) for code, _ in settings.LANGUAGES]
    shown = current or get_language()
    other = next((each for each in found if each["code"] != shown), None)
    return {"alternates": found if current else [], "other_language": other}


def language_of_description(board: Board) -> str:
    """The language of what `board.description` gives this reader, which may be the other one."""
    if (get_language() or "").startswith("zh"):
        return "zh-hans" if board.description_zh else "en"
    return "en" if board.description_en or not board.description_zh else "zh-hans"


def _alternate(code: str, rest: str) -> Alternate:
    path = f"/{code}{rest}"
    return {
        "code": TAGS[code],
        "name": NATIVE_NAMES[code],
        "path": path,
        "url": f"{settings.SITE_URL.rstrip('/')}{path}",
    }
