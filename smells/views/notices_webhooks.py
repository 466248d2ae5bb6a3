"""A board's webhooks, for those who maintain it. A secret is shown once: when it was made."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leaderboards.models import Board
from leaderboards.people import on_board, person
from leaderboards.permissions import Action
from smells.forms_notices import WebhookForm
from smells.models import Webhook
from smells.notices import webhooks as hooks
from smells.tasks_notices import deliver_greeting

_SHOWN_ONCE = "webhook-secret-shown-once"
DELIVERIES_SHOWN = 20


@never_cache
@on_board(Action.MANAGE_WEBHOOKS)
def webhook_list(request: HttpRequest, board: Board) -> HttpResponse:
    """All of a board, and the form for another one."""
    form = WebhookForm(request.POST or None, board=board)
    if request.method == "POST" and form.is_valid():
        try:
            made = hooks.make(
                board, form.cleaned_data["url"], by=person(request), now=timezone.now()
            )
        except hooks.TooMany:
            form.add_error("url", _("A board has at most five webhooks. Delete one first."))
        else:
            request.session[_SHOWN_ONCE] = made.pk
            return redirect("webhook", board.slug, made.pk)
    context = {"board": board, "form": form, "webhooks": board.webhooks.select_related("made_by")}
    return render(request, "smells/webhooks.html", context)


@never_cache
@on_board(Action.MANAGE_WEBHOOKS)
def webhook(request: HttpRequest, board: Board, pk: int) -> HttpResponse:
    """One receiver and what became of the last messages to it."""
    found = get_object_or_404(Webhook.objects.select_related("made_by"), board=board, pk=pk)
    is_new = request.session.get(_SHOWN_ONCE) == found.pk
    if is_new:
        del request.session[_SHOWN_ONCE]
    deliveries = list(found.deliveries.all()[:DELIVERIES_SHOWN])
    newest = deliveries[0] if deliveries else None
    context = {
        "board": board,
        "webhook": found,
        "host": hooks.host_of(found),
        "secret": found.secret if is_new else "",
        "deliveries": deliveries,
        "waits": bool(newest and newest.is_greeting and newest.next_attempt_at),
    }
    return render(request, "smells/webhooks_one.html", context)


@require_POST
@on_board(Action.MANAGE_WEBHOOKS)
def webhook_change(request: HttpRequest, board: Board, pk: int, what: str) -> HttpResponse:
    found = get_object_or_404(Webhook.objects.select_related("board"), board=board, pk=pk)
    return _CHANGES[what](request, found)


def _greet(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    if not webhook.is_on:
        messages.error(request, _("It is switched off. Switch it on first."))
        return _there(webhook)
    try:
        greeting = hooks.greet(webhook, by=person(request), now=timezone.now())
    except hooks.TooMany:
        told = _(
            "At most ten greetings a day are sent for a board, by a person and to a host. "
            "Try again tomorrow."
        )
        messages.error(request, told)
    else:  # should the message be lost, the beat finds the row a little later
        deliver_greeting.apply_async([greeting.pk], queue="asked")
    return _there(webhook)


def _rotate(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    hooks.rotate(webhook, by=person(request), now=timezone.now())
    request.session[_SHOWN_ONCE] = webhook.pk
    return _there(webhook)


def _switch_on(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    hooks.switch_on(webhook, by=person(request), now=timezone.now())
    messages.success(request, _("The webhook is on."))
    return _there(webhook)


def _switch_off(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    hooks.switch_off(webhook, by=person(request), now=timezone.now())
    messages.success(request, _("The webhook is off. What still waited is not sent."))
    return _there(webhook)


def _delete(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    slug = webhook.board.slug
    hooks.delete(webhook, by=person(request), now=timezone.now())
    messages.success(request, _("The webhook is deleted."))
    return redirect("webhook-list", slug)


def _there(webhook: Webhook) -> HttpResponse:
    return redirect("webhook", webhook.board.slug, webhook.pk)


_CHANGES: dict[str, Callable[[HttpRequest, Webhook], HttpResponse]] = {
    "greet": _greet,
    "rotate": _rotate,
    "on": _switch_on,
    "off": _switch_off,
    "delete": _delete,
}
