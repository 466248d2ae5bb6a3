"""The curators' judgement of what many boards began to show at once."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from leaderboards.admin.read_only import ReadOnly
from smells.models import Surge
from smells.surges import decide

_SHOWN = ["rule_id", "platform", "began_at", "last_seen_at", "ended_at", "boards_at_fault"]


@admin.action(
    description=_("The boards are at fault: count them one by one"), permissions=["change"]
)
def boards_are_at_fault(desk: Any, request: HttpRequest, chosen: QuerySet[Surge]) -> None:
    _decide(desk, request, chosen, boards_at_fault=True)


@admin.action(description=_("It was our reading, and is mended"), permissions=["change"])
def reading_was_wrong(desk: Any, request: HttpRequest, chosen: QuerySet[Surge]) -> None:
    _decide(desk, request, chosen, boards_at_fault=False)


def _decide(
    desk: Any, request: HttpRequest, chosen: QuerySet[Surge], *, boards_at_fault: bool
) -> None:
    going_on = list(chosen.going_on())  # type: ignore[attr-defined]
    for surge in going_on:
        decide(surge, boards_at_fault=boards_at_fault, now=timezone.now())
    words = ngettext("%d was decided.", "%d were decided.", len(going_on))
    desk.message_user(request, words % len(going_on))


@admin.register(Surge)
class SurgeAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [*_SHOWN]
    list_filter = ["platform", "boards_at_fault"]
    show_facets = admin.ShowFacets.NEVER
    actions = [boards_are_at_fault, reading_was_wrong]
    fields = [*_SHOWN, "recovered", "boards"]
    readonly_fields = [*_SHOWN, "recovered", "boards"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is edited, but who may decide may choose rows and act on them."""
        return request.user.has_perm("smells.change_surge")
