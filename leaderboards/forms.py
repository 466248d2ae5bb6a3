"""What a curator enters: each row is the curator's word, checked before it reaches the database."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leaderboards.identity import BadAddress, canonical_url, platform_of
from leaderboards.models import Board, BoardTopic, Entity, FormerSlug, LayerFact, Location
from leaderboards.vocabulary import (
    ENTITY_LAYER,
    FACT_LAYER,
    EntityKind,
    LayerFactName,
    LocationRole,
    Source,
)

ADDRESS_BYTES = 1000  # what a column and its index hold


class BoardForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name and descriptions become the curator's word; an empty slug is made from the name."""

    class Meta:
        model = Board
        fields = ["name", "slug", "description_en", "description_zh"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Left empty, it is made from the name.")
        for name in ("description_en", "description_zh"):
            if name in self.fields:
                self.fields[name].help_text = _("Left empty, that of the other sources is shown.")

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if FormerSlug.objects.filter(slug=slug).exists():
            raise ValidationError(_("Another board had this slug; its addresses redirect."))
        return slug


class StatementForm(forms.ModelForm):  # type: ignore[type-arg]
    """A curator's word. A row of another source is shown as it is: it is not ours to change.

    It may be removed, and the curator may say otherwise in a row of their own.
    """

    derived: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_ours = self.instance.pk is None or self.instance.source == Source.CURATOR
        if not self.is_ours:
            for field in self.fields.values():
                field.disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_ours:
            cleaned |= {"source": Source.CURATOR.value, "confirmed_on": timezone.localdate()}
            if not self.errors:
                cleaned |= self.derive(cleaned)
            for name in ("source", "confirmed_on", *self.derived):
                setattr(self.instance, name, cleaned.get(name, ""))
        return cleaned

    def derive(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The fields of `derived`, from those that were entered."""
        return {}

    def _get_validation_exclusions(self) -> set[str]:
        """So that the database's own constraints on what is derived are told as form errors."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        if self.errors:
            return excluded
        of_a_board = {"board"} if self.instance.board_id else set()
        return excluded - {"source", "confirmed_on", *of_a_board, *self.derived}


class LocationForm(StatementForm):
    derived = ("canonical",)
    url = forms.URLField(label=_("Address"), max_length=1000, assume_scheme="https")
    archive_url = forms.URLField(
        label=_("Archived at"), max_length=1200, assume_scheme="https", required=False
    )

    class Meta:
        model = Location
        fields = ["role", "platform", "url", "archive_url"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["platform"].required = False
        self.fields["platform"].help_text = _("Left empty, it is read from the address.")

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            longest = max(len(url.encode()), len(canonical_url(url).encode()))
        except BadAddress as error:
            raise ValidationError(str(error)) from error
        if longest > ADDRESS_BYTES:
            raise ValidationError(
                _("The address is longer than %(most)d bytes."), params={"most": ADDRESS_BYTES}
            )
        return url

    def derive(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        url = cleaned["url"]
        return {
            "canonical": canonical_url(url),
            "platform": cleaned["platform"] or platform_of(url).value,
        }


class LocationFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        super().clean()
        kept = (form for form in self.forms if not self._should_delete_form(form))  # type: ignore[attr-defined]
        if any(self.errors):
            return
        if not any(form.cleaned_data.get("role") == LocationRole.HOME for form in kept):
            raise ValidationError(_("A board needs an address with the role “Home”."))


class EntityForm(StatementForm):
    derived = ("layer",)
    url = forms.URLField(label=_("Address"), max_length=1000, assume_scheme="https", required=False)

    class Meta:
        model = Entity
        fields = ["kind", "name", "url"]

    def derive(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        return {"layer": ENTITY_LAYER[EntityKind(cleaned["kind"])].value}


class LayerFactForm(StatementForm):
    derived = ("layer",)

    class Meta:
        model = LayerFact
        fields = ["name", "value"]
        help_texts = {"value": _("true, false, a text in quotes, or a list of texts in brackets.")}

    def clean_value(self) -> bool | str | list[str]:
        value: bool | str | list[str] = self.cleaned_data["value"]
        texts = value if isinstance(value, list) else [value]
        if isinstance(value, bool) or (texts and all(isinstance(t, str) and t for t in texts)):
            return value
        raise ValidationError(_("Write true, false, a text in quotes, or a list of texts."))

    def derive(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        return {"layer": FACT_LAYER[LayerFactName(cleaned["name"])].value}


class TopicForm(StatementForm):
    derived = ("raw",)

    class Meta:
        model = BoardTopic
        fields = ["kind", "value"]

    def clean_value(self) -> str:
        value: str = self.cleaned_data["value"]
        return " ".join(value.casefold().split())

    def derive(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        return {"raw": cleaned["value"]}
