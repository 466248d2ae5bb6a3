"""What owners and curators enter about a board's people."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.people_labels import role_choices
from leaderboards.vocabulary import Role

NAME_LENGTH = 150
REASON_LENGTH = 500
NOTE_LENGTH = 100

_TEXT = {"class": "form-control", "autocomplete": "off"}


def _role_field(help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=pgettext_lazy("of a maintainer", "Role"),
        choices=role_choices,
        initial=Role.EDITOR.value,
        help_text=help_text,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def _reason_field() -> forms.CharField:
    return forms.CharField(
        label=pgettext_lazy("of a decision", "Reason"),
        max_length=REASON_LENGTH,
        help_text=_("Stands in the board’s timeline, where everybody can read it."),
        error_messages={"required": _("Give a reason; it stands in the audit log.")},
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )


class InviteForm(forms.Form):
    role = _role_field(_("Editors work off smells. Owners also decide who maintains the board."))
    note = forms.CharField(
        label=_("Note for yourself"),
        max_length=NOTE_LENGTH,
        required=False,
        help_text=_("Whom the link is for. Only owners see it."),
        widget=forms.TextInput(attrs=_TEXT),
    )


class RoleForm(forms.Form):
    role = _role_field()


class ReasonForm(forms.Form):
    reason = _reason_field()


class GrantForm(forms.Form):
    """The person is named exactly: nothing here helps to guess who has an account."""

    name = forms.CharField(
        label=_("User name"),
        max_length=NAME_LENGTH,
        help_text=_("Exactly as the person is called here."),
        validators=[ProhibitNullCharactersValidator()],
        widget=forms.TextInput(attrs={**_TEXT, "spellcheck": "false", "autocapitalize": "none"}),
    )
    role = _role_field()
    reason = _reason_field()

    def clean_name(self) -> User:
        person = User.objects.filter(username=self.cleaned_data["name"], is_active=True).first()
        if person is None:
            raise ValidationError(
                _("Nobody has this user name. It is written exactly as on the person’s own page.")
            )
        return person
