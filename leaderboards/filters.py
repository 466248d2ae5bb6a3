"""The one filter of boards, for the browse page and the API alike.

Values of one facet widen the result (OR), facets narrow it (AND); each kind of topic is a facet
of its own. A value that is not known is an error on its field, and leaves the other fields at
work: a page can show the message beside the result, the API answers the message alone.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters.fields import ChoiceField, MultipleChoiceField
from drf_spectacular.utils import extend_schema_field

from leaderboards.labels import (
    ENTITY_LABELS,
    PLATFORM_LABELS,
    SMELL_LABELS,
    STATUS_LABELS,
    WORKFLOW_PATTERN_LABELS,
    Labels,
)
from leaderboards.models import BoardPlatform, BoardTopic, BoardWorkflowPattern, Entity
from leaderboards.models.board import Board, BoardQuerySet
from leaderboards.vocabulary import TopicKind

SHOWN_STATUSES = ("live", "historical")  # samples are shown on request only
TOPIC_LIMIT = 30
ECHO_LENGTH = 80  # characters of a stranger's text that an error repeats

DEFAULT_SORT = "name"
SORT_LABELS: Labels = {
    "name": _("Name, A to Z"),
    "-name": _("Name, Z to A"),
    "-smells": _("Most open smells"),
    "smells": _("Fewest open smells"),
    "-checked": _("Checked most recently"),
    "checked": _("Checked longest ago"),
    "-changed": _("Changed most recently"),
    "changed": _("Changed longest ago"),
}
_SORT_FIELDS = {
    "smells": "open_report_count",
    "checked": "schedule__last_checked_at",
    "changed": "changed_at",
}
CLAIMED_LABELS: Labels = {
    "yes": pgettext_lazy("claimed", "By its maintainers"),
    "no": pgettext_lazy("claimed", "Not yet"),
}
STATUS_CONDITIONS: dict[str, Q] = {
    "live": Q(is_sample=False, is_historical=False),
    "historical": Q(is_sample=False, is_historical=True),
    "sample": Q(is_sample=True),
}


def unknown_value(value: str, known: Iterable[str]) -> ValidationError:
    return ValidationError(
        _("“%(value)s” is not known here. Known values: %(known)s."),
        code="unknown",
        params={"value": value[:ECHO_LENGTH], "known": ", ".join(known)},
    )


class KnownValuesField(MultipleChoiceField):  # type: ignore[misc]  # django-filter is untyped
    """Several of the known words; its error names the wrong word and all that are known."""

    def validate(self, value: list[str]) -> None:
        known = [str(key) for key, _label in self.choices]
        for wrong in (text for text in value if text not in known):
            raise unknown_value(wrong, known)


class KnownValueField(ChoiceField):  # type: ignore[misc]
    """One of the known words."""

    def validate(self, value: str) -> None:
        known = [str(key) for key, _label in self.choices if key]
        if value and value not in known:
            raise unknown_value(value, known)


class TopicField(forms.MultipleChoiceField):
    """Several topics, each as `kind:value`. Any value will do: the list of topics is open."""

    def validate(self, value: list[str]) -> None:
        if len(value) > TOPIC_LIMIT:
            raise ValidationError(
                _("Choose at most %(limit)d topics."), code="many", params={"limit": TOPIC_LIMIT}
            )
        for text in value:
            ProhibitNullCharactersValidator()(text)
            kind, _colon, topic = text.partition(":")
            if kind not in list(TopicKind) or not topic:
                raise unknown_value(text, [f"{kind.value}:…" for kind in TopicKind])


class KnownValuesFilter(django_filters.MultipleChoiceFilter):  # type: ignore[misc]
    field_class = KnownValuesField


class KnownValueFilter(django_filters.ChoiceFilter):  # type: ignore[misc]
    field_class = KnownValueField


@extend_schema_field({"type": "array", "items": {"type": "string", "example": "modality:text"}})
class TopicFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = TopicField


class BoardFilter(django_filters.FilterSet):  # type: ignore[misc]
    """`qs` holds each board once, sorted; `errors` the words that were not understood."""

    q = django_filters.CharFilter(
        label=_("Words"),
        help_text=_("Boards that hold every one of these words, English or Chinese."),
        max_length=200,
    )
    platform = KnownValuesFilter(label=_("Platform"), choices=list(PLATFORM_LABELS.items()))
    pattern = KnownValuesFilter(
        label=_("Workflow pattern"), choices=list(WORKFLOW_PATTERN_LABELS.items())
    )
    smell = KnownValuesFilter(
        label=_("Open smell"),
        help_text=_("Boards with such a smell, confirmed by a recheck and not resolved."),
        choices=list(SMELL_LABELS.items()),
    )
    entity = KnownValuesFilter(
        label=_("Entity"),
        help_text=_("Boards of which such an entity is stated."),
        choices=list(ENTITY_LABELS.items()),
    )
    topic = TopicFilter(label=_("Topic"), help_text=_("Topics as kind:value."))
    status = KnownValuesFilter(
        label=_("Status"),
        help_text=_("Without it: live and historical boards, no samples."),
        choices=list(STATUS_LABELS.items()),
    )
    claimed = KnownValuesFilter(
        label=_("Claimed"),
        help_text=_("Whether the board has an owner who can answer for it."),
        choices=list(CLAIMED_LABELS.items()),
    )
    sort = KnownValueFilter(
        label=pgettext_lazy("order of a list", "Sort by"), choices=list(SORT_LABELS.items())
    )

    class Meta:
        model = Board
        fields: list[str] = []

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        # Without parameters the samples are hidden too, so the form is never left unbound.
        super().__init__({} if data is None else data, queryset, **kwargs)

    def understood(self, name: str) -> list[str]:
        """The values of a facet that are at work; none when one of them is not known."""
        self.is_valid()
        return list(dict.fromkeys(self.form.cleaned_data.get(name) or ()))

    @property
    def sorting(self) -> str:
        self.is_valid()
        return self.form.cleaned_data.get("sort") or DEFAULT_SORT

    def filter_queryset(self, queryset: BoardQuerySet) -> BoardQuerySet:
        return _sorted(self._narrowed(queryset, ""), self.sorting)

    def boards_but_for(self, facet: str) -> BoardQuerySet:
        """Boards under every filter but `facet`, on which the facet's values are counted.

        A kind of topic is named like `topic:modality`.
        """
        return self._narrowed(Board.objects.order_by(), facet)

    def _narrowed(self, queryset: BoardQuerySet, but: str) -> BoardQuerySet:
        self.is_valid()
        asked = {name: rule for name, rule in self._conditions().items() if name != but}
        words = self.form.cleaned_data.get("q") or ""
        return queryset.with_words(words).filter(*asked.values())

    def _conditions(self) -> dict[str, Q]:
        """What each facet in use asks of a board. Subqueries, so that no join repeats a board."""
        asked: dict[str, Q] = {}
        if platforms := self.understood("platform"):
            asked["platform"] = _stated(BoardPlatform, platform__in=platforms)
        if patterns := self.understood("pattern"):
            asked["pattern"] = _stated(BoardWorkflowPattern, pattern__in=patterns)
        if kinds := self.understood("entity"):
            asked["entity"] = _stated(Entity, kind__in=kinds)
        if smells := self.understood("smell"):
            asked["smell"] = Q(pk__in=Board.objects.with_open_smell(smells).values("pk"))
        for kind, values in _topics_by_kind(self.understood("topic")).items():
            asked[f"topic:{kind}"] = _stated(BoardTopic, kind=kind, value__in=values)
        if len(claimed := self.understood("claimed")) == 1:
            owned = Q(pk__in=Board.objects.claimed().order_by().values("pk"))
            asked["claimed"] = owned if claimed == ["yes"] else ~owned
        asked["status"] = Q()
        for status in self.understood("status") or SHOWN_STATUSES:
            asked["status"] |= STATUS_CONDITIONS[status]
        return asked


def _stated(model: Any, **what: Any) -> Q:
    return Q(pk__in=model.objects.filter(**what).order_by().values("board"))


def _topics_by_kind(topics: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for topic in topics:
        kind, _colon, value = topic.partition(":")
        found[kind].append(value)
    return found


def _sorted(boards: BoardQuerySet, sorting: str) -> BoardQuerySet:
    """Ties, and boards that lack the value, are in the order of their names."""
    name, falling = sorting.lstrip("-"), sorting.startswith("-")
    if name == "name":
        return boards.order_by(Lower("name").desc() if falling else Lower("name"), "pk")
    if name == "smells":
        boards = boards.with_open_report_count()
    field = F(_SORT_FIELDS[name])
    first = field.desc(nulls_last=True) if falling else field.asc(nulls_last=True)
    return boards.order_by(first, Lower("name"), "pk")
