"""The curators' view of what broke on our side: which boards are parked, and why."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from crawler.leases import MOST_ATTEMPTS, Schedule
from crawler.mishaps import Mishap, unpark
from leaderboards.admin.read_only import ReadOnly


class ParkedFilter(admin.SimpleListFilter):
    title = _("set aside")
    parameter_name = "parked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("after it broke again and again"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        return queryset.filter(attempts__gte=MOST_ATTEMPTS)


@admin.action(description=_("Try again what was set aside"), permissions=["change"])
def try_again(desk: Any, request: HttpRequest, chosen: QuerySet[Schedule]) -> None:
    freed = unpark(chosen, now=timezone.now())
    words = ngettext("%d board is due now.", "%d boards are due now.", freed)
    desk.message_user(request, words % freed)


@admin.register(Mishap)
class MishapAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """To be read; a board is freed on the list of schedules, where it can be chosen."""

    list_display = ["at", "board", "error", "message", "attempt", "run_id"]
    list_filter = ["error"]
    list_select_related = ["board"]
    search_fields = ["board__name", "board__slug", "run_id"]
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = ["board", "at", "run_id", "attempt", "error", "message", "code", "where_it_broke"]

    @admin.display(description=_("where it broke"))
    def where_it_broke(self, mishap: Mishap) -> SafeString:
        return format_html("<pre>{}</pre>", mishap.trace)
