"""Incidents: one row for what hits many boards at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from leaderboards.admin.history import ToldInBothLanguages
from leaderboards.labels import incident_kind_choices
from leaderboards.models import Board, Incident
from leaderboards.naming import settle
from leaderboards.vocabulary import IncidentKind

_SEEN = ("boards", "began_at", "last_seen_at", "answered_at", "next_probe_at")
_HELP = {"host": _("Such as board.example: it stands for all addresses there.")}


@admin.register(Incident)
class IncidentAdmin(ToldInBothLanguages):
    """The end of a platform makes boards historical, so all that stand on the host are settled."""

    list_display = ["title", "kind", "platform", "host", "began_on", "ended_on", "answered_at"]
    list_filter = ["kind", "platform"]
    search_fields = ["title_en", "title_zh", "host", "slug"]
    prepopulated_fields = {"slug": ["title_en"]}
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description=_("title"))
    def title(self, incident: Incident) -> str:
        return incident.title

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The boards are linked by these; another host is another incident.

        Of what the checker saw a person may only say that it is over.
        """
        return ("kind", "host", "slug", *_SEEN) if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Whoever writes one down is shown nothing that only the checker fills in."""
        fields = list(super().get_fields(request, obj))
        return fields if obj else [name for name in fields if name not in (*_SEEN, "ended_at")]

    def get_form(self, request: HttpRequest, obj: Any = None, *arguments: Any, **more: Any) -> Any:
        return super().get_form(request, obj, *arguments, **{"help_texts": _HELP, **more})

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **more: Any) -> Any:
        """Nobody writes down by hand what only the checker can have noticed."""
        if db_field.name == "kind":
            choices = incident_kind_choices()
            more["choices"] = [each for each in choices if each[0] != IncidentKind.OBSERVED]
        return super().formfield_for_choice_field(db_field, request, **more)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["title_en"]}

    def save_model(self, request: HttpRequest, obj: Incident, form: Any, change: bool) -> None:  # noqa: FBT001 — Django's own signature
        super().save_model(request, obj, form, change)
        _settle_all(_boards_hit([obj]))

    def delete_model(self, request: HttpRequest, obj: Incident) -> None:
        boards = _boards_hit([obj])
        super().delete_model(request, obj)
        _settle_all(boards)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Incident]) -> None:
        boards = _boards_hit(queryset)
        super().delete_queryset(request, queryset)
        _settle_all(boards)


def _boards_hit(incidents: Iterable[Incident]) -> list[Board]:
    places = Q(pk__in=[])
    for incident in incidents:
        places |= Q(locations__incident=incident) | Q(locations__canonical=incident.host)
        places |= Q(locations__canonical__startswith=f"{incident.host}/")
    hit = Board.objects.filter(places).order_by().values("pk")
    return list(Board.objects.filter(pk__in=hit))


def _settle_all(boards: list[Board]) -> None:
    for board in boards:
        settle(board)
