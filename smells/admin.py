"""The curators' view of reports: to be read. Their states move through the lifecycle alone."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from leaderboards.admin.read_only import ReadOnly, as_json
from leaderboards.labels import Labels
from leaderboards.vocabulary import ReportSource
from smells import admin_surges  # noqa: F401  # registers what it holds
from smells.detectors import DETECTORS
from smells.models import Report, ReportEvent
from smells.move_labels import ACTOR_LABELS, REASON_LABELS

SAID_BY_LABELS: Labels = {
    ReportSource.RECHECK.value: _("our recheck"),
    ReportSource.STUDY.value: _("the study (2025)"),
    ReportSource.READER.value: _("reader"),
}


class RuleFilter(admin.SimpleListFilter):
    title = _("rule")
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(rule_id, rule_id) for rule_id in DETECTORS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        return queryset.filter(rule_id=self.value()) if self.value() else queryset


class SaidByFilter(admin.SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return SAID_BY_LABELS.items()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        return queryset.filter(source=self.value()) if self.value() else queryset


class ReportEventInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = ReportEvent
    fields = ["at", "moved_by", "from_state", "to_state", "why", "evidence_seen", "check_seen"]
    readonly_fields = ["moved_by", "why", "evidence_seen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportEvent]:
        return ReportEvent.objects.newest_first()

    @admin.display(description=_("moved by"))
    def moved_by(self, event: ReportEvent) -> str:
        return str(ACTOR_LABELS.get(event.actor, event.actor))

    @admin.display(description=_("reason"))
    def why(self, event: ReportEvent) -> str:
        return str(REASON_LABELS.get(event.reason, event.reason))

    @admin.display(description=_("evidence"))
    def evidence_seen(self, event: ReportEvent) -> SafeString:
        return as_json(event.evidence)


@admin.register(Report)
class ReportAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    inlines = [ReportEventInline]
    list_display = [
        "url",
        "board",
        "smell",
        "entity",
        "state",
        "rule_id",
        "said_by",
        "last_seen_at",
    ]
    list_filter = ["state", "smell", "entity", SaidByFilter, RuleFilter]
    list_select_related = ["board"]
    search_fields = ["url", "board__name", "board__slug"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    readonly_fields = ["said_by", "evidence"]
    fields = [
        "board",
        "url",
        "smell",
        "entity",
        "state",
        "rule_id",
        "said_by",
        "evidence",
        "sightings",
        "first_seen_at",
        "last_counted_at",
        "last_seen_at",
        "opened_at",
        "resolved_at",
        "accepted_until",
        "fingerprint",
    ]

    @admin.display(description=_("source"), ordering="source")
    def said_by(self, report: Report) -> str:
        return str(SAID_BY_LABELS.get(report.source, report.source))

    @admin.display(description=_("evidence"))
    def evidence(self, report: Report) -> SafeString:
        return as_json(report.values)
