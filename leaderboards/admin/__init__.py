"""The curators' desk, one file a subject. Django registers what is imported here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from leaderboards.admin import board, incident, statements

__all__ = ["board", "incident", "statements"]

admin.site.site_header = admin.site.site_title = _("Leaderboard catalogue")
