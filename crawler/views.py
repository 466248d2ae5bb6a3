"""The checker's own state: a page for people, figures for Prometheus."""

from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from prometheus_client.exposition import choose_encoder

from crawler.metrics import registry_of
from crawler.status import status
from leaderboards.checking import checking_state
from leaderboards.glance import last_looks


def status_page(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {"status": status(now=now), "checking": checking_state(last_looks(), now=now)}
    return render(request, "crawler/status.html", context)


def metrics(request: HttpRequest) -> HttpResponse:
    """The figures of the status page. METRICS_TOKEN closes them to all who do not send it."""
    sent = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if settings.METRICS_TOKEN and not compare_digest(sent.encode(), wanted.encode()):
        answer = HttpResponse("a token is needed\n", status=401, content_type="text/plain")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    registry = registry_of(status(now=timezone.now()))
    return HttpResponse(encode(registry), content_type=content_type)
