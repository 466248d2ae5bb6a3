"""What a curator may look at but not write: the checker's own records."""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString


class ReadOnly(admin.options.BaseModelAdmin):  # type: ignore[type-arg]
    """For a model's page or an inline: nobody adds, changes or deletes by hand."""

    def has_add_permission(self, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def as_json(value: Any) -> SafeString:
    """Stored values laid out for reading. They are what a stranger's page said: escaped."""
    return format_html("<pre>{}</pre>", json.dumps(value, indent=2, ensure_ascii=False))
