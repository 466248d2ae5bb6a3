"""The curators' view of the checker's own books."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from crawler.admin_mishaps import ParkedFilter, try_again
from crawler.labels import UNREAD_LABELS
from crawler.models import Check, Schedule
from leaderboards.admin.history import ToldInBothLanguages
from leaderboards.admin.read_only import ReadOnly, as_json


@admin.register(Check)
class CheckAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """What was seen is never changed."""

    list_display = ["at", "board", "outcome", "why_not_read", "summary", "took_ms"]
    list_filter = ["outcome", "board__is_sample"]
    list_select_related = ["board"]
    search_fields = ["board__name", "board__slug"]
    # Newest first by the key: a table of millions is not sorted for one page of it.
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = [
        "board",
        "at",
        "run_id",
        "outcome",
        "why_not_read",
        "summary",
        "took_ms",
        "what_was_seen",
        "what_the_rules_answered",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Check]:
        checks: QuerySet[Check] = super().get_queryset(request)
        return checks.defer("board__search_text")

    @admin.display(description=_("why it was not read"), ordering="unread")
    def why_not_read(self, check: Check) -> str:
        return str(UNREAD_LABELS.get(check.unread, check.unread))

    @admin.display(description=_("what was seen"))
    def what_was_seen(self, check: Check) -> SafeString:
        return as_json(check.observation)

    @admin.display(description=_("what the rules answered"))
    def what_the_rules_answered(self, check: Check) -> SafeString:
        return as_json(check.answers)


@admin.action(description=_("Check again now"), permissions=["change"])
def check_again_now(desk: Any, request: HttpRequest, chosen: QuerySet[Schedule]) -> None:
    """A board that is being checked at this moment keeps its lease, and is due again after it."""
    due = chosen.update(next_check_at=timezone.now(), handed_out_until=None)
    words = ngettext("%d board is due now.", "%d boards are due now.", due)
    desk.message_user(request, words % due)


@admin.register(Schedule)
class ScheduleAdmin(ToldInBothLanguages):
    """When each board is looked at next; all but that time is the checker's own to write."""

    actions = [check_again_now, try_again]
    list_display = [
        "board",
        "next_check_at",
        "last_checked_at",
        "last_outcome",
        "why_not_read",
        "leased_until",
        "attempts",
    ]
    list_filter = ["last_outcome", ParkedFilter, "board__is_sample"]
    list_select_related = ["board"]
    search_fields = ["board__name", "board__slug"]
    ordering = ["next_check_at", "pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in self.get_fields(request, obj) if name != "next_check_at"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = [field.name for field in Schedule._meta.fields if field.name != "id"]
        return ["why_not_read" if name == "last_unread" else name for name in fields]

    @admin.display(description=_("why it was not read"), ordering="last_unread")
    def why_not_read(self, row: Schedule) -> str:
        return str(UNREAD_LABELS.get(row.last_unread, row.last_unread))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


# Django finds the admin in this module alone; these have a file of their own.
from crawler import admin_domains as admin_domains  # noqa: E402
from crawler import admin_files as admin_files  # noqa: E402
