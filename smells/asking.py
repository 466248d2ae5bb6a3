"""A check that was asked for begins, whoever asked: a visitor through the form, or a program."""

from datetime import datetime

from smells import asked_checks
from smells.asked_checks import AT_ONCE
from smells.check_board import Text
from smells.forms import AddressForm, TextForm
from smells.tasks import check_asked


def begin(form: AddressForm | TextForm, *, now: datetime) -> str:
    """The token of the check. A short text is looked at on the spot, all else by a worker.

    The form must be valid.
    """
    if isinstance(form, TextForm):
        text = Text(form.body(), form.name(), form.cleaned_data["kind"])
        if len(text.body) <= AT_ONCE:
            return asked_checks.check_text(text, now=now)
        token = asked_checks.ask_for_text(text, now=now)
    else:
        token = asked_checks.ask_for_address(form.cleaned_data["url"], now=now)
    check_asked.delay(token)
    return token
