"""What a reader writes when reporting a smell, or calling a report of ours wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.forms import ADDRESS_BYTES
from leaderboards.identity import BadAddress, canonical_url
from leaderboards.labels import entity_choices, smell_choices
from leaderboards.models import Board
from smells import public_reports
from smells.models import Report
from smells.public_report_states import Verification

SHORTEST, LONGEST = 10, 2_000
OTHER = "other"
_CONTROL = {"class": "form-control"}
_CHECK = {"class": "form-check-input"}
_NO_ADDRESS = _("Give a full web address: it begins with https://, and holds no password.")


def web_address(url: str) -> str:
    """The address as it was written. Raises ValidationError when it is not one of the web."""
    try:
        longest = max(len(url.encode()), len(canonical_url(url).encode()))
    except BadAddress as error:
        raise ValidationError(_NO_ADDRESS) from error
    if longest > ADDRESS_BYTES or not url.lower().startswith(("https://", "http://")):
        raise ValidationError(_NO_ADDRESS)
    return url


class WriteForm(forms.Form):
    """The first step: what is wrong, and where. `website` is a trap that people do not see."""

    description = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("What you did, what you saw, and what you expected. 10 to 2,000 signs."),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={**_CONTROL, "rows": 6}),
    )
    place = forms.ChoiceField(
        label=_("Where?"), widget=forms.Select(attrs={"class": "form-select"})
    )
    other_url = forms.CharField(
        label=pgettext_lazy("place of a smell", "Another address"),
        help_text=_("Only if it is none of the above."),
        required=False,
        max_length=ADDRESS_BYTES,
        widget=forms.URLInput(attrs={**_CONTROL, "placeholder": "https://"}),
    )
    evidence_url = forms.CharField(
        label=_("A link that shows it (optional)"),
        help_text=_("A screenshot, an issue, an archived copy."),
        required=False,
        max_length=ADDRESS_BYTES,
        widget=forms.URLInput(attrs={**_CONTROL, "placeholder": "https://"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self, *args: Any, board: Board, about: Report | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.board, self.about = board, about
        urls = dict.fromkeys(location.url for location in board.locations.all())
        if about:
            urls = {about.url: None, **urls}
        self.urls = list(urls)
        choices = [(str(number), url[:120]) for number, url in enumerate(self.urls)]
        other = (OTHER, pgettext_lazy("place of a smell", "Another address"))
        self.fields["place"].choices = [*choices, other]  # type: ignore[attr-defined]

    def clean_description(self) -> str:
        description: str = self.cleaned_data["description"].replace("\r\n", "\n").replace("\0", "")
        return description

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(
                _("People leave this field empty. If your browser filled it in, empty it and send.")
            )
        return ""

    def clean_evidence_url(self) -> str:
        url: str = self.cleaned_data["evidence_url"]
        return web_address(url) if url else ""

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        place = cleaned.get("place")
        if place == OTHER:
            self._clean_other()
        elif place is not None:
            cleaned["url"] = self.urls[int(place)]
        return cleaned

    def _clean_other(self) -> None:
        try:
            self.cleaned_data["url"] = web_address(self.cleaned_data.get("other_url") or "")
        except ValidationError as error:
            self.add_error("other_url", error)


class SendForm(WriteForm):
    """The second step: which smell, whether it is known, and what vouches for the sender."""

    smell = forms.ChoiceField(
        label=_("Smell"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    entity = forms.ChoiceField(
        label=_("What has it?"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    same_as = forms.ChoiceField(required=False, widget=forms.RadioSelect(attrs=_CHECK))
    verified_by = forms.ChoiceField(
        label=_("So that we know it is not a flood"), widget=forms.RadioSelect(attrs=_CHECK)
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={**_CONTROL, "autocomplete": "email"}),
    )
    wants_outcome = forms.BooleanField(
        label=_("Tell me the outcome by mail, then forget the address."),
        required=False,
        widget=forms.CheckboxInput(attrs=_CHECK),
    )

    def __init__(self, *args: Any, is_known: bool, candidates: list[Report], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_known, self.candidates = is_known, candidates
        unknown = ("", _("I do not know"))
        self.fields["smell"].choices = [unknown, *smell_choices()]  # type: ignore[attr-defined]
        self.fields["entity"].choices = [unknown, *entity_choices()]  # type: ignore[attr-defined]
        same = [(str(report.pk), report.message) for report in candidates]
        anew = (public_reports.ANEW, _("None of these: it is something else"))
        self.fields["same_as"].choices = [*same, anew]  # type: ignore[attr-defined]
        ways = (Verification.CHALLENGE, Verification.EMAIL)
        self.fields["verified_by"].choices = [  # type: ignore[attr-defined]
            (way.value, VERIFICATION_WAYS[way]) for way in ways
        ]
        self.fields["verified_by"].required = not is_known

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        by_mail = cleaned.get("verified_by") == Verification.EMAIL and not self.is_known
        if by_mail and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Give the address to which the link shall go."))
        return cleaned

    @property
    def same_report(self) -> Report | str:
        """The report the reader says it is the same as, or ANEW, or "" where none was asked."""
        said = self.cleaned_data.get("same_as") or ""
        return next((each for each in self.candidates if str(each.pk) == said), said)


VERIFICATION_WAYS = {
    Verification.CHALLENGE: _("Let my browser solve a small task (a few seconds)"),
    Verification.EMAIL: _("Send me a link by e-mail"),
}
