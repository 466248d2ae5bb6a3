"""How long ago something was, or until it is, in the reader's language."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

# Told by the greatest unit that fits: three hours and ten minutes are three hours.
_UNITS = (
    (timedelta(days=365), ngettext_lazy("%(count)d year", "%(count)d years", "count")),
    (timedelta(days=30), ngettext_lazy("%(count)d month", "%(count)d months", "count")),
    (timedelta(days=1), ngettext_lazy("%(count)d day", "%(count)d days", "count")),
    (timedelta(hours=1), ngettext_lazy("%(count)d hour", "%(count)d hours", "count")),
    (timedelta(minutes=1), ngettext_lazy("%(count)d minute", "%(count)d minutes", "count")),
)


def from_now(when: datetime, now: datetime) -> str:
    away = when - now
    for unit, words in _UNITS:
        if count := abs(away) // unit:
            time = words % {"count": count}
            past = away < timedelta(0)
            return (_("%(time)s ago") if past else _("in %(time)s")) % {"time": time}
    return _("just now")
