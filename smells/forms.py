"""What a visitor hands in to be checked: an address, or a text. Nothing of it is trusted."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from leaderboards.forms import ADDRESS_BYTES
from leaderboards.identity import BadAddress, canonical_url
from smells.check_board import MOST_BYTES

_TOO_LARGE = _("This is larger than 1 MB. Check the part with the ranking alone, or its address.")
_KINDS = {
    "": _("Tell from its name or beginning"),
    "markdown": "Markdown",
    "csv": _("CSV or TSV"),
    "html": "HTML",
    "json": "JSON",
}


class AddressForm(forms.Form):
    """Whether the address leads inward is decided when it is fetched, at every hop."""

    limit = "address"
    url = forms.CharField(
        label=_("Address of the board"),
        max_length=ADDRESS_BYTES,
        widget=forms.URLInput(
            attrs={
                "class": "form-control",
                "placeholder": "https://github.com/owner/board",
                "autocomplete": "off",
            }
        ),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            canonical_url(url)
        except BadAddress as error:
            told = _("Give a full web address: it begins with https://, and holds no password.")
            raise ValidationError(told) from error
        return url


class TextForm(forms.Form):
    """A pasted text or a small file, not both."""

    limit = "text"
    text = forms.CharField(
        label=_("Markdown, CSV, HTML or JSON"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 10, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a file, up to 1 MB"),
        required=False,
        widget=forms.ClearableFileInput(
            attrs={"class": "form-control", "accept": ".md,.markdown,.csv,.tsv,.html,.htm,.json"}
        ),
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        required=False,
        choices=list(_KINDS.items()),
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise ValidationError(_TOO_LARGE)
        return text

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise ValidationError(_TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any]:
        handed_in = self.cleaned_data
        if not self.errors:
            given = [name for name in ("text", "file") if _is_given(handed_in.get(name))]
            if not given:
                raise ValidationError(_("Paste a text, or choose a file."))
            if len(given) > 1:
                raise ValidationError(_("Paste a text or choose a file, not both."))
        return handed_in

    def body(self) -> bytes:
        """What was handed in, as bytes."""
        if file := self.cleaned_data["file"]:
            return bytes(file.read())
        return str(self.cleaned_data["text"]).encode("utf-8", "replace")

    def name(self) -> str:
        """What the text is called in its findings; the ending tells what it is."""
        if file := self.cleaned_data["file"]:
            return PurePath(file.name).name[:100] or "file"
        return "text"


def _is_given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)
