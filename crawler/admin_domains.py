"""What a curator sees of domains: addresses that lead elsewhere, and hosts that opted out."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crawler import opt_outs
from crawler.models import DomainLook, OptOut
from leaderboards.admin.history import ToldInBothLanguages
from leaderboards.admin.read_only import ReadOnly


@admin.register(DomainLook)
class DomainLookAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """Only those that led to another domain or to a dealer: the addresses to be updated."""

    list_display = ["url", "suggestion", "parked", "of_board", "looked_at"]
    list_filter = ["parked", "platform"]
    list_select_related = ["board"]
    search_fields = ["domain", "leads_to", "board__name", "board__slug"]
    ordering = ["-changed_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[DomainLook]:
        return DomainLook.objects.telling().select_related("board")

    @admin.display(description=_("suggestion"))
    def suggestion(self, look: DomainLook) -> str:
        """Never a link where a dealer answers."""
        if look.parked:
            return str(_("Parked: look for the board's new address."))
        if look.ends_at_front_page:
            words = _("Leads to the front page of %(where)s: has the board moved, or ended?")
        else:
            words = _("Change the address to %(where)s")
        return str(words) % {"where": look.leads_to}

    @admin.display(description=_("board"))
    def of_board(self, look: DomainLook) -> SafeString:
        page = reverse("admin:leaderboards_board_change", args=[look.board_id])
        return format_html('<a href="{}">{}</a>', page, look.board)


@admin.register(OptOut)
class OptOutAdmin(ToldInBothLanguages):
    """Workers hear of a change as soon as it is committed."""

    list_display = ["host", "asked_on", "reason"]
    search_fields = ["host", "reason"]
    show_facets = admin.ShowFacets.NEVER

    def get_form(self, request: HttpRequest, obj: Any = None, *arguments: Any, **more: Any) -> Any:
        help_texts = {"host": _("With all names below it, such as board.example.")}
        return super().get_form(request, obj, *arguments, **{"help_texts": help_texts, **more})

    def save_model(self, request: HttpRequest, obj: OptOut, *args: Any, **more: Any) -> None:
        super().save_model(request, obj, *args, **more)
        _publish()

    def delete_model(self, request: HttpRequest, obj: OptOut) -> None:
        super().delete_model(request, obj)
        _publish()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[OptOut]) -> None:
        super().delete_queryset(request, queryset)
        _publish()


def _publish() -> None:
    transaction.on_commit(opt_outs.publish)
