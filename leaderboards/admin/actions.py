"""What a curator does to chosen boards, each with a page that asks before anything is done."""

from typing import Any, TypeAlias

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leaderboards.merge import CannotMerge, merge_boards, rename_slug
from leaderboards.models import Board
from leaderboards.people import person

Desk: TypeAlias = Any  # the ModelAdmin of boards; its class cannot be subscripted at run time
Boards: TypeAlias = QuerySet[Board]


class BoardChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        """Boards that are to be joined often have one name; their slugs differ."""
        return f"{obj.name} ({obj.slug})"


class JoinForm(forms.Form):
    """Which of the two boards stays."""

    into = BoardChoice(
        Board.objects.none(), label=gettext_lazy("Keep"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, boards: Boards, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = boards  # type: ignore[attr-defined]


class RenameForm(forms.Form):
    slug = forms.SlugField(max_length=80, label=gettext_lazy("New slug"))


@admin.action(description=gettext_lazy("Join two boards into one…"), permissions=["join"])
def join_boards(desk: Desk, request: HttpRequest, chosen: Boards) -> TemplateResponse | None:
    if chosen.count() != 2:
        desk.message_user(request, _("Choose exactly two boards to join."), messages.ERROR)
        return None
    form = JoinForm(_answers(request), boards=chosen)
    if not form.is_valid():
        title = _("Join two boards into one")
        advice = _(
            "Everything the other board has moves to the one you keep, and its address redirects. "
            "This cannot be undone."
        )
        owners = _(
            "If the one you keep has owners, those of the other become editors of it, and their "
            "claims end."
        )
        advice = f"{advice} {owners}"
        return _asked(desk, request, chosen, form, {"title": title, "advice": advice})
    into = form.cleaned_data["into"]
    [gone] = chosen.exclude(pk=into.pk)
    slug = gone.slug
    try:
        with transaction.atomic():
            desk.log_deletions(request, Board.objects.filter(pk=gone.pk))
            merge_boards(gone, into, now=timezone.now(), by=person(request))
            desk.log_change(request, into, _("Joined “%s” into it.") % slug)
    except CannotMerge as error:
        desk.message_user(request, str(error), messages.ERROR)
    else:
        desk.message_user(request, _("Joined: “%s” redirects now.") % slug, messages.SUCCESS)
    return None


@admin.action(description=gettext_lazy("Give a board another slug…"), permissions=["change"])
def rename_board(desk: Desk, request: HttpRequest, chosen: Boards) -> TemplateResponse | None:
    if chosen.count() != 1:
        desk.message_user(request, _("Choose one board to rename."), messages.ERROR)
        return None
    [board] = chosen
    form = RenameForm(_answers(request), initial={"slug": board.slug})
    if not form.is_valid():
        title = _("Give a board another slug")
        advice = _("Its present address will redirect to the new one.")
        return _asked(desk, request, chosen, form, {"title": title, "advice": advice})
    old = board.slug
    try:
        with transaction.atomic():
            rename_slug(board, form.cleaned_data["slug"])
            desk.log_change(request, board, _("Renamed from “%s”.") % old)
    except CannotMerge as error:
        desk.message_user(request, str(error), messages.ERROR)
    else:
        desk.message_user(request, _("Renamed: “%s” redirects now.") % old, messages.SUCCESS)
    return None


def _answers(request: HttpRequest) -> QueryDict | None:
    """What was answered on the page that asks; None when it was not shown yet."""
    return request.POST if "answered" in request.POST else None


def _asked(
    desk: Desk, request: HttpRequest, chosen: Boards, form: forms.Form, words: dict[str, str]
) -> TemplateResponse:
    context = {
        **desk.admin_site.each_context(request),
        **words,
        "opts": desk.opts,
        "chosen": chosen.prefetch_related("maintainers__user"),
        "form": form,
        "action": request.POST["action"],
        "checkbox_name": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/leaderboards/board/ask.html", context)
