"""The curators' queue: what waits, and what is decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leaderboards.people import person
from leaderboards.permissions import Action
from smells import curation_queue as queue
from smells.curation import Decider
from smells.curation_items import items_of
from smells.curation_queue import OFFERED, Decision, Tab
from smells.curation_words import DECISION_LABELS, EFFECT_LABELS, TAB_LABELS
from smells.deciding import Chosen, carry_out
from smells.forms_curation import (
    DecideForm,
    JoinForm,
    NarrowForm,
    ReasonForm,
    WordingForm,
)
from smells.models import PublicReport, Report
from smells.views.curators_only import for_curators


@never_cache
@for_curators(Action.DECIDE_PUBLIC_REPORT)
def curation(request: HttpRequest) -> HttpResponse:
    form, now = NarrowForm(request.GET), timezone.now()
    tab = form.chosen_tab
    page = queue.page_of(tab, form.narrowed, request.GET.get("page", ""), now=now)
    counts = queue.counts(now=now)
    context = {
        "form": form,
        "tab": tab.value,
        "tabs": [(each.value, TAB_LABELS[each], counts[each]) for each in Tab],
        "page_obj": page,
        "page_numbers": page.paginator.get_elided_page_range(page.number),
        "items": items_of(tab, page, person(request), now=timezone.now()),
        "decisions": _bulk(tab),
        "labels": DECISION_LABELS,
    }
    return render(request, "smells/curation.html", context)


def _bulk(tab: Tab) -> list[tuple[str, object]]:
    """What can be decided on several at once; which report one joins is asked singly."""
    offered = (each for each in OFFERED[tab] if each is not Decision.JOIN)
    return [(each.value, DECISION_LABELS[each]) for each in offered]


@never_cache
@require_POST
@for_curators(Action.DECIDE_PUBLIC_REPORT)
def curation_decide(request: HttpRequest) -> HttpResponse:
    """Shows what will happen; done when that page is sent."""
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, form)
    tab, decision = Tab(form.cleaned_data["tab"]), Decision(form.cleaned_data["decision"])
    pks: list[int] = sorted(set(form.cleaned_data["item"]))
    is_sure = "sure" in request.POST
    reason = _reason_form(request if is_sure else None, decision, pks)
    if is_sure and reason.is_valid():
        _carry_out(request, _chosen(decision, reason), pks, reason.cleaned_data["answer"])
        return redirect(_tab_url(tab.value))
    context = {
        "tab": tab.value,
        "decision": decision.value,
        "label": DECISION_LABELS[decision],
        "effect": EFFECT_LABELS[decision],
        "rows": _rows(tab, pks),
        "form": reason,
    }
    return render(request, "smells/curation_decide.html", context)


def _not_understood(request: HttpRequest, form: DecideForm) -> HttpResponse:
    for error in form.non_field_errors() or [_("Choose at least one.")]:
        messages.error(request, str(error))
    return redirect(_tab_url(str(request.POST.get("tab", ""))))


def _reason_form(request: HttpRequest | None, decision: Decision, pks: list[int]) -> ReasonForm:
    """What has to be said with it; bound when the page was sent."""
    sent = request.POST if request else None
    row = None
    if len(pks) == 1 and decision in (Decision.CONFIRM, Decision.JOIN):
        row = PublicReport.objects.select_related("board").filter(pk=pks[0]).first()
    if row and decision is Decision.CONFIRM:
        return WordingForm(sent, row=row, decision=decision)
    if row:
        return JoinForm(sent, row=row, decision=decision)
    return ReasonForm(sent, decision=decision)


def _chosen(decision: Decision, form: ReasonForm) -> Chosen:
    if isinstance(form, WordingForm):
        return Chosen(decision, wording=form.wording)
    if isinstance(form, JoinForm):
        return Chosen(decision, into=form.cleaned_data["into"])
    return Chosen(decision)


def _carry_out(request: HttpRequest, chosen: Chosen, pks: list[int], answer: str) -> None:
    """Each by itself, and what came of it as messages."""
    by = Decider(person(request), timezone.now(), answer)
    refused = {pk: why for pk in pks if (why := carry_out(chosen, pk, by))}
    if done := len(pks) - len(refused):
        told = ngettext("%(number)d is decided.", "%(number)d are decided.", done)
        messages.success(request, told % {"number": done})
    for pk, why in refused.items():
        messages.warning(request, _("No. %(number)d: %(why)s") % {"number": pk, "why": why})


def _rows(tab: Tab, pks: list[int]) -> list[PublicReport] | list[Report]:
    if tab.is_of_readers:
        rows = PublicReport.objects.select_related("board", "about")
        return list(rows.filter(pk__in=pks).exclude(state="unverified"))
    return list(Report.objects.exclude(source="study").select_related("board").filter(pk__in=pks))


def _tab_url(tab: str) -> str:
    known = tab if tab in set(Tab) else Tab.REPORTS.value
    return f"{reverse('curation')}?tab={known}"
