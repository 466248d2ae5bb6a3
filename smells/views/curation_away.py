"""Curators say from when until when nothing is decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from leaderboards.people import person
from leaderboards.permissions import Action
from smells import curation
from smells.curation import Decider
from smells.forms_curation import AwayForm
from smells.models import AwayNotice
from smells.views.curators_only import for_curators


@never_cache
@for_curators(Action.SAY_AWAY)
def curation_away(request: HttpRequest) -> HttpResponse:
    by = Decider(person(request), timezone.now())
    if "back" in request.POST:
        curation.end_away(by)
        return redirect("curation-away")
    form = AwayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("text_en", "text_zh")}
        curation.say_away(since=form.time_of("since"), until=form.time_of("until"), by=by, **words)
        return redirect("curation-away")
    coming = AwayNotice.objects.filter(until__gt=by.now)
    return render(request, "smells/curation_away.html", {"form": form, "notices": coming})
