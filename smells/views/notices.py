"""What a person is told of: what they follow, their digest, and the link that ends it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from leaderboards.account.letters import address_of
from leaderboards.people import person
from smells.forms_notices import DigestForm, FollowForm
from smells.models import DigestSettings
from smells.notices import subscriptions
from smells.notices.preview import preview


@login_required
@never_cache
def notices(request: HttpRequest) -> HttpResponse:
    """The page; a POST is the form of the digest."""
    user, now = person(request), timezone.now()
    chosen = subscriptions.settings_of(user)
    form = DigestForm(request.POST or None, initial=vars(chosen))
    if request.method == "POST" and form.is_valid():
        subscriptions.choose(user, **form.cleaned_data, now=now)
        messages.success(request, _("Saved."))
        return redirect("notices")
    context = {
        "form": form,
        "chosen": chosen,
        "lines": user.subscriptions.select_related("board"),
        "maintained": user.maintained.select_related("board"),
        "follows_own": user.subscriptions.filter(is_mine=True).exists(),
        "address": address_of(user),
        "digest": preview(user, chosen, now=now),
    }
    return render(request, "smells/notices.html", context)


@require_POST
@login_required
def follow(request: HttpRequest) -> HttpResponse:
    form = FollowForm(request.POST)
    if not form.is_valid():
        said = [str(error) for errors in form.errors.values() for error in errors]
        messages.error(request, " ".join(said))
        return _back(request)
    try:
        subscriptions.follow(person(request), form.topic(), now=timezone.now())
    except subscriptions.TooMany as error:
        told = _("Nobody can follow more than %(most)s things. Leave one first.")
        messages.error(request, told % {"most": error})
        return _back(request)
    if subscriptions.settings_of(person(request)).is_on:
        messages.success(request, _("Your next digest tells of it."))
    else:
        messages.success(request, _("It is on your list. Switch the digest on to get mail."))
    return _back(request)


@require_POST
@login_required
def unfollow(request: HttpRequest, pk: int) -> HttpResponse:
    subscriptions.unfollow(person(request), pk)
    messages.success(request, _("You are told of it no more."))
    return _back(request)


@csrf_exempt  # a mail program posts here (RFC 8058); the key is what it must know
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """A look changes nothing, since programs look at links; a POST does, by button or program.

    A spent key is answered alike: the mail it stood in is off already.
    """
    is_done = request.method == "POST"
    if is_done:
        subscriptions.stop_by_key(key)
    known = DigestSettings.objects.filter(key=key, is_on=True).exists()
    context = {"is_done": is_done or not known}
    response = render(request, "smells/notices_stop.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page the button stood on, when that is one of ours."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return HttpResponseRedirect(there)
    return HttpResponseRedirect(reverse("notices"))
