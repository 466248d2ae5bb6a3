"""Boards: found by the site's own filters, edited with all that is stated of them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leaderboards.admin.actions import join_boards, rename_board
from leaderboards.admin.history import ToldInBothLanguages
from leaderboards.admin.read_only import ReadOnly
from leaderboards.admin.statements import STATEMENT_INLINES
from leaderboards.curate import curate
from leaderboards.filters import BoardFilter
from leaderboards.forms import BoardForm
from leaderboards.labels import PLATFORM_LABELS, STATUS_LABELS, source_choices
from leaderboards.models import Board, SourceRecord
from leaderboards.naming import free_slug


class FacetFilter(admin.SimpleListFilter):
    """A facet of the site, one value at a time."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        choices: list[tuple[str, Any]] = BoardFilter.base_filters[self.parameter_name].extra[
            "choices"
        ]
        return choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Board]) -> QuerySet[Board]:
        if not self.value():
            return queryset
        asked = {"status": list(STATUS_LABELS), self.parameter_name: [self.value()]}
        return queryset.filter(pk__in=BoardFilter(asked).boards_but_for("").values("pk"))


class PlatformFilter(FacetFilter):
    title = _("platform")
    parameter_name = "platform"


class WorkflowPatternFilter(FacetFilter):
    title = _("workflow pattern")
    parameter_name = "pattern"


class SmellFilter(FacetFilter):
    title = _("open smell")
    parameter_name = "smell"


class StatusFilter(FacetFilter):
    title = _("status")
    parameter_name = "status"


class ListedByFilter(admin.SimpleListFilter):
    title = _("listed by")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return source_choices()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Board]) -> QuerySet[Board]:
        if not self.value():
            return queryset
        listed = SourceRecord.objects.filter(source=self.value())
        return queryset.filter(pk__in=listed.values("board"))


class SourceRecordInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = SourceRecord
    fields = ["source", "key", "name", "confirmed_on"]
    verbose_name_plural = _("listed by")


@admin.register(Board)
class BoardAdmin(ToldInBothLanguages):
    form = BoardForm
    inlines = [*STATEMENT_INLINES, SourceRecordInline]
    actions = [join_boards, rename_board]
    list_display = ["name", "slug", "status", "platforms", "patterns", "last_outcome", "changed_at"]
    list_filter = [
        StatusFilter,
        PlatformFilter,
        WorkflowPatternFilter,
        SmellFilter,
        ListedByFilter,
    ]
    search_fields = ["slug", "search_text"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[Board]:
        boards: QuerySet[Board] = super().get_queryset(request).select_related("schedule")
        return boards.prefetch_related("platforms", "workflow_patterns")

    def get_fields(self, request: HttpRequest, obj: Board | None = None) -> list[Any]:
        if obj is None:
            return ["name", "slug", "description_en", "description_zh"]
        fixed = ["slug", "status", "created_at", "changed_at"]
        return ["name", "description_en", "description_zh", *fixed]

    def get_readonly_fields(self, request: HttpRequest, obj: Board | None = None) -> list[str]:
        """A slug is changed by the action, which keeps the old address alive."""
        return ["slug", "status", "created_at", "changed_at"] if obj else []

    def save_model(self, request: HttpRequest, obj: Board, form: Any, change: bool) -> None:  # noqa: FBT001 — Django's own signature
        obj.slug = obj.slug or free_slug(obj.name, "board")
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Last, so that the board is settled on all that was entered."""
        super().save_related(request, form, formsets, change)
        stated = [name for name in form.changed_data if name != "slug"]
        said = {name: form.cleaned_data[name] for name in stated}
        curate(form.instance, said, on=timezone.localdate())

    def has_join_permission(self, request: HttpRequest) -> bool:
        """Joining changes the one board and deletes the other."""
        return self.has_change_permission(request) and self.has_delete_permission(request)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """Checks and reports go with their board: nobody may delete those alone, but all may so."""
        deleted, counts, _lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected

    @admin.display(description=_("status"))
    def status(self, board: Board) -> str:
        return str(STATUS_LABELS[board.status])

    @admin.display(description=_("platforms"))
    def platforms(self, board: Board) -> str:
        stated = {each.platform for each in board.platforms.all()}
        return ", ".join(sorted(str(PLATFORM_LABELS[platform]) for platform in stated))

    @admin.display(description=_("patterns"))
    def patterns(self, board: Board) -> str:
        return ", ".join(sorted({stated.pattern for stated in board.workflow_patterns.all()}))

    @admin.display(description=_("last check"))
    def last_outcome(self, board: Board) -> str:
        return board.schedule.get_last_outcome_display() if hasattr(board, "schedule") else ""
