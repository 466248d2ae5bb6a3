"""Statements as rows of a board's page, and addresses and entities on pages of their own."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from leaderboards import forms
from leaderboards.admin.history import ToldInBothLanguages
from leaderboards.labels import source_choices
from leaderboards.models import (
    Board,
    BoardPlatform,
    BoardTopic,
    BoardWorkflowPattern,
    Entity,
    LayerFact,
    Location,
    ReleaseCadence,
)
from leaderboards.naming import settle

SAID_BY = ("source", "confirmed_on")


class StatementInline(admin.TabularInline):  # type: ignore[type-arg]
    form = forms.StatementForm
    readonly_fields = SAID_BY
    extra = 0


class LocationInline(StatementInline):
    model = Location
    form = forms.LocationForm
    formset = forms.LocationFormSet


class BoardPlatformInline(StatementInline):
    model = BoardPlatform
    fields = ["platform", *SAID_BY]


class BoardWorkflowPatternInline(StatementInline):
    model = BoardWorkflowPattern
    fields = ["pattern", *SAID_BY]


class EntityInline(StatementInline):
    model = Entity
    form = forms.EntityForm


class LayerFactInline(StatementInline):
    model = LayerFact
    form = forms.LayerFactForm


class BoardTopicInline(StatementInline):
    model = BoardTopic
    form = forms.TopicForm


class ReleaseCadenceInline(StatementInline):
    model = ReleaseCadence
    fields = ["kind", "rhythm", *SAID_BY]


STATEMENT_INLINES = [
    LocationInline,
    BoardPlatformInline,
    BoardWorkflowPatternInline,
    EntityInline,
    LayerFactInline,
    BoardTopicInline,
    ReleaseCadenceInline,
]


class SourceFilter(admin.SimpleListFilter):
    """By who states it."""

    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return source_choices()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(source=self.value()) if self.value() else queryset


class StatementAdmin(ToldInBothLanguages):
    """Whatever is written, the board's derived fields follow."""

    readonly_fields = SAID_BY
    autocomplete_fields = ["board"]
    list_select_related = ["board"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A statement does not move from one board to another."""
        return (*SAID_BY, "board") if obj else SAID_BY

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 — Django's own signature
        super().save_model(request, obj, form, change)
        settle(obj.board)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        board = obj.board
        super().delete_model(request, obj)
        settle(board)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        boards = list(Board.objects.filter(pk__in=queryset.values_list("board", flat=True)))
        super().delete_queryset(request, queryset)
        for board in boards:
            settle(board)


@admin.register(Location)
class LocationAdmin(StatementAdmin):
    form = forms.LocationForm
    fields = ["board", "role", "platform", "url", "archive_url", *SAID_BY]
    list_display = ["url", "board", "role", "platform", "source", "confirmed_on"]
    list_filter = ["role", "platform", SourceFilter]
    search_fields = ["url", "canonical", "board__name", "board__slug"]


@admin.register(Entity)
class EntityAdmin(StatementAdmin):
    form = forms.EntityForm
    fields = ["board", "kind", "name", "url", *SAID_BY]
    list_display = ["name", "board", "kind", "layer", "source", "confirmed_on"]
    list_filter = ["kind", "layer", SourceFilter]
    search_fields = ["name", "url", "board__name", "board__slug"]
