"""What leaderboard.yml is, and a form to check one; what is pasted is not kept."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from crawler.maintainer_file import MaintainerFile, parse
from crawler.maintainer_file_schema import SCHEMA_NAME
from crawler.yaml_lines import MOST_BYTES
from smells.accepted_entries import unknown_rules
from smells.check_limits import to_wait
from smells.maintainer_file_keys import key_rows

_ROWS = 14


class FileForm(forms.Form):
    """The text of a file. How long it may be is the parser's part, which says so with a line."""

    text = forms.CharField(
        label=_("Your leaderboard.yml"),
        strip=False,
        max_length=2 * MOST_BYTES,
        widget=forms.Textarea(
            attrs={"class": "form-control", "rows": _ROWS, "spellcheck": "false"}
        ),
    )


@never_cache
def maintainer_file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if wait := to_wait(request, "text"):
            response = render(request, "smells/too_many_checks.html", {"wait": wait}, status=429)
            response["Retry-After"] = str(wait.seconds)
            return response
        context |= _checked(form.cleaned_data["text"])
    context |= {
        "keys": key_rows(),
        "example_until": timezone.now().date() + timedelta(days=180),
        "schema_url": f"{settings.SITE_URL}{settings.STATIC_URL}{SCHEMA_NAME}",
        "schema_path": static(SCHEMA_NAME),
    }
    return render(request, "smells/maintainer_file.html", context)


def _checked(text: str) -> dict[str, Any]:
    said: MaintainerFile = parse(text, today=timezone.now().date())
    found = sorted((*said.problems, *unknown_rules(said)), key=lambda each: each.line)
    return {"said": said, "problems": found}
