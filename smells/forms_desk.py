"""What a maintainer chooses and writes at the desk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import REPORT_STATE_LABELS, SMELL_LABELS
from leaderboards.models import Board
from leaderboards.people_labels import accept_reason_choices
from leaderboards.templatetags.catalogue import name_of
from leaderboards.vocabulary import AcceptReason, ReportState, Smell
from smells.desk import Show
from smells.moves import ACCEPTED_FOR, LONGEST_TEXT, Acceptance, Move

MOST_AT_ONCE = 200  # reports
DAYS: dict[int, Any] = {30: _("30 days"), 90: _("90 days"), 365: _("a year")}


class Filter(forms.Form):
    """What the desk shows; all of it stands in the address."""

    board = forms.ChoiceField(label=_("Board"), required=False)
    smell = forms.ChoiceField(label=_("Smell"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, boards: Iterable[Board], show: Show, **named: Any) -> None:
        super().__init__(*args, **named)
        smells = [(smell.value, SMELL_LABELS[smell.value]) for smell in Smell]
        self._choose("board", [(board.slug, name_of(board)) for board in boards])
        self._choose("smell", smells)
        if show is Show.OPEN:
            self._choose("state", state_choices())
        else:  # the other lists hold one state each, or say it in another way
            del self.fields["state"]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.widget = forms.Select(attrs={"class": "form-select"})
        field.choices = [("", _("all")), *choices]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> str:
        """The value that filters; empty when there is none, or it is not known."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def state_choices() -> list[tuple[str, Any]]:
    return [(state.value, REPORT_STATE_LABELS[state.value]) for state in ReportState.open_states()]


class WordsForm(forms.Form):
    """Why: for those who have to decide about it, and for readers."""

    text = forms.CharField(
        label=_("What should be known"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 4}),
    )

    def acceptance(self) -> Acceptance | None:
        return None


class DisputeForm(WordsForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["text"].label = _("Why this is no smell")
        self.fields["text"].error_messages["required"] = _(
            "Say what we got wrong: a second person decides by it."
        )


class AcceptForm(WordsForm):
    reason = forms.ChoiceField(
        label=_("Why you leave it as it is"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    days = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        choices=[(days, DAYS[days]) for days in ACCEPTED_FOR],
        initial=90,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    field_order = ("reason", "days", "text")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        reason = self.fields["reason"]
        reason.choices = [("", _("choose a reason")), *accept_reason_choices()]  # type: ignore[attr-defined]
        reason.error_messages["required"] = _("Choose the reason that fits best.")
        self.fields["text"].label = _("In your own words")
        self.fields["text"].error_messages["required"] = _(
            "Say in a sentence why: readers see it beside the smell."
        )

    def acceptance(self) -> Acceptance | None:
        reason = AcceptReason(self.cleaned_data["reason"])
        return Acceptance(reason, self.cleaned_data["days"])


FORMS: dict[Move, type[WordsForm]] = {Move.DISPUTE: DisputeForm, Move.ACCEPT: AcceptForm}


class PlainForm(forms.Form):
    """A move that needs no words."""

    def acceptance(self) -> Acceptance | None:
        return None


def form_for(move: Move, *args: Any, **named: Any) -> forms.Form:
    return FORMS.get(move, PlainForm)(*args, **named)


def ids_in(given: Iterable[str]) -> list[int]:
    """Ids that a form sent, each once; what is none is left out."""
    known = dict.fromkeys(int(each) for each in given if each.isdecimal() and len(each) < 19)
    return list(known)[:MOST_AT_ONCE]
