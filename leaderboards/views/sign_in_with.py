"""Signing in at a provider, on addresses without a language: providers know them by the letter.

allauth's own views do the work. What is added: nobody can add scopes or parameters by a link,
how often it may be begun is counted, a provider that has no keys here is not found, and one that
does not answer is told as that.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.github.views import oauth2_callback, oauth2_login
from allauth.socialaccount.providers.openid_connect.views import callback as oidc_callback
from allauth.socialaccount.providers.openid_connect.views import login as oidc_login
from django.http import Http404, HttpRequest, HttpResponse

from leaderboards.account.identities import GITHUB, HUGGINGFACE

View = Callable[..., HttpResponse]
# What a link to a sign-in may say; `scope` and `auth_params` would change what is asked for.
_HEARD = frozenset({"process", "next"})


def _where_there_are_keys(provider: str, view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        try:
            known = get_adapter(request).get_provider(request, provider)
        except SocialApp.DoesNotExist as error:
            raise Http404 from error
        try:
            return view(request, **rest)
        except OSError as error:  # what `requests` raises is one
            answer: HttpResponse = render_authentication_error(request, known, exception=error)
            return answer

    return guarded


def _begun(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        if not ratelimit.consume(request, action="login"):
            answer: HttpResponse = ratelimit.respond_429(request)
            return answer
        query = request.GET.copy()
        for name in query.keys() - _HEARD:
            del query[name]
        request.GET = query  # type: ignore[assignment]  # a copy can be changed, that is all
        return view(request, **rest)

    return guarded


github_login = _where_there_are_keys(GITHUB, _begun(oauth2_login))
github_callback = _where_there_are_keys(GITHUB, oauth2_callback)
huggingface_login = _where_there_are_keys(HUGGINGFACE, _begun(oidc_login))
huggingface_callback = _where_there_are_keys(HUGGINGFACE, oidc_callback)
