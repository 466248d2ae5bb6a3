"""What curators enter: what is decided, on which items, in which words; and that they are away."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leaderboards.forms import ADDRESS_BYTES
from leaderboards.labels import entity_choices, smell_choices
from smells.curation import Wording
from smells.curation_queue import NEEDS_REASON, OFFERED, Decision, Narrowed, Tab
from smells.curation_words import DECISION_LABELS, TAB_LABELS
from smells.forms_readers import web_address
from smells.models import PublicReport

_CONTROL = {"class": "form-control"}
_SELECT = {"class": "form-select"}
MOST_AT_ONCE = 100
AGES = (("", _("any age")), ("7", _("a week or more")), ("30", _("a month or more")))


class NarrowForm(forms.Form):
    """The filters of the queue; what is not understood filters nothing."""

    tab = forms.ChoiceField(required=False, choices=[(t.value, TAB_LABELS[t]) for t in Tab])
    board = forms.SlugField(
        label=_("Board (its short name)"), required=False, widget=forms.TextInput(attrs=_CONTROL)
    )
    smell = forms.ChoiceField(label=_("Smell"), required=False, widget=forms.Select(attrs=_SELECT))
    days = forms.ChoiceField(
        label=_("Waiting for"), required=False, choices=AGES, widget=forms.Select(attrs=_SELECT)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["smell"].choices = [("", _("any smell")), *smell_choices()]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def chosen_tab(self) -> Tab:
        return Tab(self.cleaned_data.get("tab") or Tab.REPORTS)

    @property
    def narrowed(self) -> Narrowed:
        said = self.cleaned_data
        return Narrowed(said.get("board", ""), said.get("smell", ""), int(said.get("days") or 0))


class DecideForm(forms.Form):
    """Which decision, on which items of which tab. `only` is the button of one item."""

    tab = forms.ChoiceField(choices=[(t.value, TAB_LABELS[t]) for t in Tab])
    decision = forms.ChoiceField(
        required=False, choices=[(d.value, DECISION_LABELS[d]) for d in Decision]
    )
    item = forms.TypedMultipleChoiceField(required=False, coerce=int)
    only = forms.RegexField(r"^[a-z-]+:[0-9]{1,15}$", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self.data.getlist("item") if hasattr(self.data, "getlist") else []
        known = [pk for pk in said if pk.isdecimal() and len(pk) <= 15][:MOST_AT_ONCE]
        self.fields["item"].choices = [(pk, pk) for pk in known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if only := said.get("only"):
            said["decision"], _colon, pk = only.partition(":")
            said["item"] = [int(pk)]
        if self.errors:
            return said
        if not said["item"]:
            raise ValidationError(_("Choose at least one."))
        if said["decision"] not in OFFERED[Tab(said["tab"])]:
            raise ValidationError(_("Choose what is decided."))
        return said


class ReasonForm(forms.Form):
    """The confirmation page: what is told to the reader or written into the history."""

    answer = forms.CharField(
        label=_("Your reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={**_CONTROL, "rows": 4}),
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = decision in NEEDS_REASON
        if decision in NEEDS_REASON:
            self.fields["answer"].help_text = _("Needed. Whoever reported it is told.")
        else:
            self.fields["answer"].help_text = _("Whoever reported it is told.")


class WordingForm(ReasonForm):
    """For one report that is confirmed: in which words it becomes public."""

    smell = forms.ChoiceField(label=_("Smell"), widget=forms.Select(attrs=_SELECT))
    entity = forms.ChoiceField(label=_("Entity"), widget=forms.Select(attrs=_SELECT))
    url = forms.CharField(
        label=_("Address"), max_length=ADDRESS_BYTES, widget=forms.URLInput(attrs=_CONTROL)
    )
    text_en = forms.CharField(
        label=_("Public text in English"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={**_CONTROL, "rows": 3, "lang": "en"}),
    )
    text_zh = forms.CharField(
        label=_("Public text in Chinese"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={**_CONTROL, "rows": 3, "lang": "zh-Hans"}),
    )

    def __init__(self, *args: Any, row: PublicReport, **kwargs: Any) -> None:
        text = "text_zh" if row.language.startswith("zh") else "text_en"
        own = {"smell": row.smell, "entity": row.entity, "url": row.url}
        kwargs.setdefault("initial", {**own, text: row.description[:500]})
        super().__init__(*args, **kwargs)
        open_choice = ("", _("Choose"))
        self.fields["smell"].choices = [open_choice, *smell_choices()]  # type: ignore[attr-defined]
        self.fields["entity"].choices = [open_choice, *entity_choices()]  # type: ignore[attr-defined]
        self.order_fields(["smell", "entity", "url", "text_en", "text_zh", "answer"])

    def clean_url(self) -> str:
        return web_address(self.cleaned_data["url"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said.get("text_en") and not said.get("text_zh") and "text_en" not in self.errors:
            self.add_error("text_en", _("Write the text in at least one language."))
        return said

    @property
    def wording(self) -> Wording:
        said = self.cleaned_data
        return Wording(said["smell"], said["entity"], said["url"], said["text_en"], said["text_zh"])


class JoinForm(ReasonForm):
    """For one report that is known: which open one it joins."""

    into = forms.TypedChoiceField(
        label=_("Open report"), coerce=int, widget=forms.Select(attrs=_SELECT)
    )

    def __init__(self, *args: Any, row: PublicReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = row.board.reports.open().order_by("smell", "pk")
        self.fields["into"].choices = [(each.pk, str(each.message)[:120]) for each in reports]  # type: ignore[attr-defined]
        self.order_fields(["into", "answer"])


class AwayForm(forms.Form):
    """From when until when nothing is decided, whole days of UTC, and a word in both languages."""

    since = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={**_CONTROL, "type": "date"})
    )
    until = forms.DateField(
        label=_("Back on"), widget=forms.DateInput(attrs={**_CONTROL, "type": "date"})
    )
    text_en = forms.CharField(
        label=_("A word in English (optional)"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={**_CONTROL, "lang": "en"}),
    )
    text_zh = forms.CharField(
        label=_("A word in Chinese (optional)"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={**_CONTROL, "lang": "zh-Hans"}),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("This must be a later day than the first."))
        return said

    def time_of(self, name: str) -> datetime:
        return datetime.combine(self.cleaned_data[name], time(), tzinfo=UTC)
