"""The curators' view of leaderboard.yml: what was read, and what in it waits for them."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crawler.maintainer_file_read import MaintainerFileRead
from leaderboards.admin.read_only import ReadOnly, as_json


@admin.register(MaintainerFileRead)
class MaintainerFileReadAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """A home that a file names elsewhere becomes the board's when it is added there by hand."""

    list_display = ["board", "url", "is_readable", "read_at", "seen_at", "missing_since"]
    list_filter = ["is_readable"]
    list_select_related = ["board"]
    search_fields = ["board__name", "board__slug", "url"]
    ordering = ["-read_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = [
        *("board", "url", "is_readable", "read_at", "seen_at", "missing_since", "next_ask_at"),
        *("contact", "problems_shown", "text"),
    ]

    @admin.display(description=_("problems"))
    def problems_shown(self, row: MaintainerFileRead) -> SafeString:
        return as_json([f"{each.line}:{each.column} {each.words}" for each in row.problems_told()])
