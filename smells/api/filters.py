"""Which reports the API lists: open smells of today, unless something else is asked for."""

from datetime import UTC, datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from leaderboards.filters import KnownValuesFilter
from leaderboards.labels import REPORT_STATE_LABELS, SMELL_LABELS
from leaderboards.models import Board
from leaderboards.vocabulary import ReportSource, ReportState
from smells.detectors import DETECTORS
from smells.models import Report, ReportEvent
from smells.models.report import ReportQuerySet


class BoardField(forms.SlugField):
    """A board by its slug or by one it once had; cleans to its id."""

    def clean(self, value: Any) -> int | None:
        slug = super().clean(value)
        if not slug:
            return None
        named = Board.objects.filter(Q(slug=slug) | Q(former_slugs__slug=slug))
        if (pk := named.values_list("pk", flat=True).first()) is None:
            raise ValidationError(_("No board has or had this slug."), code="unknown")
        return pk


class TimeField(forms.CharField):
    """A time or day as in RFC 3339; without a zone it is UTC."""

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            time = parse_datetime(text)
            if time is not None:
                return (timezone.make_aware(time, UTC) if time.tzinfo is None else time).astimezone(
                    UTC
                )
        except (ValueError, OverflowError):
            pass  # told below, with an example
        raise ValidationError(
            _("Give a time such as 2026-08-01T12:00:00Z, or a day such as 2026-08-01."),
            code="invalid",
        )


@extend_schema_field(OpenApiTypes.STR)
class BoardSlugFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter is untyped
    field_class = BoardField


@extend_schema_field(OpenApiTypes.DATETIME)
class TimeFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = TimeField


class ReportFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Values of one parameter widen the result (OR), parameters narrow it (AND)."""

    board = BoardSlugFilter(help_text=_("The slug of a board, its present or a former one."))
    smell = KnownValuesFilter(choices=list(SMELL_LABELS.items()))
    state = KnownValuesFilter(
        choices=list(REPORT_STATE_LABELS.items()),
        help_text=_("Without it: open smells; of the study's cases, all."),
    )
    rule = KnownValuesFilter(choices=[(rule_id, rule_id) for rule_id in DETECTORS])
    source = KnownValuesFilter(
        choices=[(source.value, source.value) for source in ReportSource],
        help_text=_("Without it: all but the study's cases, which are history."),
    )
    since = TimeFilter(help_text=_("Reports that moved from one state to another since then."))

    class Meta:
        model = Report
        fields: list[str] = []

    def filter_queryset(self, queryset: ReportQuerySet) -> ReportQuerySet:
        return self.of_smells(self.of_any_smell(queryset))

    def of_any_smell(self, queryset: ReportQuerySet) -> ReportQuerySet:
        """Public reports under every parameter but `smell`, on which the smells are counted."""
        asked = self.form.cleaned_data
        sources = asked.get("source") or list(ReportSource.of_today())
        reports = queryset.public().filter(_in_states(asked.get("state")), source__in=sources)
        if board := asked.get("board"):
            reports = reports.filter(board=board)
        else:
            reports = reports.exclude(board__is_sample=True)
        if rules := asked.get("rule"):
            reports = reports.filter(rule_id__in=rules)
        if since := asked.get("since"):
            moved = ReportEvent.objects.filter(report=OuterRef("pk"), at__gte=since)
            reports = reports.filter(Exists(moved))
        return reports

    def of_smells(self, reports: ReportQuerySet) -> ReportQuerySet:
        smells = self.form.cleaned_data.get("smell")
        return reports.filter(smell__in=smells) if smells else reports


def _in_states(states: list[str] | None) -> Q:
    if states:
        return Q(state__in=states)
    return Q(state__in=ReportState.open_states()) | Q(source=ReportSource.STUDY)
