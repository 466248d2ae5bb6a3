"""The curators' view of reports: to be read. Their states move through the lifecycle alone."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from leaderboards.admin.read_only import ReadOnly, as_json
from smells import admin_surges  # noqa: F401  # registers what it holds
from smells.detectors import DETECTORS
from smells.models import Report, ReportEvent


class RuleFilter(admin.SimpleListFilter):
    title = _("rule")
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(rule_id, rule_id) for rule_id in DETECTORS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        return queryset.filter(rule_id=self.value()) if self.value() else queryset


class ReportEventInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = ReportEvent
    fields = ["at", "actor", "from_state", "to_state", "reason", "evidence_seen", "check_seen"]
    readonly_fields = ["evidence_seen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportEvent]:
        return ReportEvent.objects.newest_first()

    @admin.display(description=_("evidence"))
    def evidence_seen(self, event: ReportEvent) -> SafeString:
        return as_json(event.evidence)


@admin.register(Report)
class ReportAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    inlines = [ReportEventInline]
    list_display = ["url", "board", "smell", "entity", "state", "rule_id", "source", "last_seen_at"]
    list_filter = ["state", "smell", "entity", "source", RuleFilter]
    list_select_related = ["board"]
    search_fields = ["url", "board__name", "board__slug"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    readonly_fields = ["evidence"]
    fields = [
        "board",
        "url",
        "smell",
        "entity",
        "state",
        "rule_id",
        "source",
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

    @admin.display(description=_("evidence"))
    def evidence(self, report: Report) -> SafeString:
        return as_json(report.values)
