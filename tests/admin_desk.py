"""A curator at the admin desk, for tests: pages read and forms filled in as a browser would."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def page(client: Client, model: str, what: str = "changelist", *arguments: Any) -> Any:
    return client.get(reverse(f"admin:{model}_{what}", args=arguments))


def filled(client: Client, address: str) -> dict[str, Any]:
    """The values that the form at an address would send when nothing is changed."""
    answer = client.get(address)
    assert answer.status_code == 200
    form = answer.context["adminform"].form
    forms = [form]
    sent: dict[str, Any] = {}
    for inline in answer.context["inline_admin_formsets"]:
        sent |= {
            f"{inline.formset.prefix}-TOTAL_FORMS": len(inline.formset.forms),
            f"{inline.formset.prefix}-INITIAL_FORMS": inline.formset.initial_form_count(),
        }
        forms += inline.formset.forms
    for each in forms:
        for bound in each:
            sent[bound.html_name] = _as_sent(bound.value())
    return sent


def _as_sent(value: Any) -> Any:
    return "" if value is None else value


def with_row(sent: dict[str, Any], prefix: str, **row: Any) -> dict[str, Any]:
    """The form with one more row in the table named `prefix`."""
    number = int(sent[f"{prefix}-TOTAL_FORMS"])
    more = {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return {**sent, **more, f"{prefix}-TOTAL_FORMS": number + 1}


def queries_of(look: Callable[[], Any]) -> int:
    """How many queries a page takes; what a process reads only once is read before."""
    look()
    with CaptureQueriesContext(connection) as seen:
        assert look().status_code == 200
    return len(seen)
