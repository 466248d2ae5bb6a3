"""What people tell us about notices: what to follow, how often, and where webhooks go."""

from typing import Any

import httpx
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from crawler.fetch.addresses import WEB_PORTS, authority, checked, is_public
from crawler.fetch.errors import BadAddress
from leaderboards.labels import PLATFORM_LABELS, SMELL_LABELS
from leaderboards.models import Board
from smells.notices.subscriptions import Topic
from smells.notices.webhooks import inward_hosts

_PERIODS = [(1, _("every day")), (7, _("every week"))]


class FollowForm(forms.Form):
    """One thing that can be followed; what it is, a button says."""

    board = forms.SlugField(required=False)
    is_mine = forms.BooleanField(required=False)
    smell = forms.ChoiceField(choices=list(SMELL_LABELS.items()), required=False)
    platform = forms.ChoiceField(choices=list(PLATFORM_LABELS.items()), required=False)

    def clean_board(self) -> Board | None:
        slug = self.cleaned_data["board"]
        if not slug:
            return None
        if board := Board.objects.filter(slug=slug).first():
            return board
        raise ValidationError(_("There is no such board."))

    def clean(self) -> dict[str, Any]:
        if not self.errors and sum(map(bool, self.cleaned_data.values())) != 1:
            raise ValidationError(_("Choose one thing to be told of."))
        return self.cleaned_data

    def topic(self) -> Topic:
        return Topic(**self.cleaned_data)


class DigestForm(forms.Form):
    is_on = forms.BooleanField(
        label=_("Send me a digest by mail"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    every_days = forms.TypedChoiceField(
        label=_("How often, at most"),
        choices=_PERIODS,
        coerce=int,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class WebhookForm(forms.Form):
    """Where the name leads is judged at each delivery; here, whether the address may be at all."""

    url = forms.CharField(
        label=_("Address of the receiver"),
        max_length=1000,
        widget=forms.URLInput(
            attrs={
                "class": "form-control",
                "placeholder": "https://example.org/hooks/leaderboards",
                "autocomplete": "off",
                "maxlength": 1000,
            }
        ),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inward_hosts = inward_hosts(board)

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            address = checked(url, ports=WEB_PORTS, allowed=self.inward_hosts)
        except BadAddress as error:
            told = _("Give a full web address: it begins with https://, and holds no password.")
            raise ValidationError(told) from error
        if authority(address) in self.inward_hosts:
            return url
        if address.scheme != "https":
            raise ValidationError(_("The address has to begin with https://."))
        if _is_inward(address):
            raise ValidationError(_("This address lies in a private network."))
        return url


def _is_inward(address: httpx.URL) -> bool:
    try:
        return not is_public(address.host.strip("[]"))
    except ValueError:  # a name
        return False
