"""Hosts whose owners asked us not to look. An operator keeps the list, in admin or environment.

Workers read it from the cache, as all manners: it is put there when it changes, and each time
before boards are handed out, so that an emptied cache lets no board slip through.
"""

from collections.abc import Collection

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from crawler.shared_cache import shared_cache

_KEY = "opted-out-hosts"
_is_host_name = RegexValidator(
    r"^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$",
    _("A host name in lower case, such as board.example: no scheme and no path."),
)


class OptOut(models.Model):
    """`host` stands for itself and for every name below it."""

    host = models.CharField(_("host"), max_length=253, unique=True, validators=[_is_host_name])
    reason = models.TextField(_("reason"), blank=True)
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("host that opted out")
        verbose_name_plural = _("hosts that opted out")
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host


def publish() -> None:
    """Let every worker know the list as it is now; one query."""
    shared_cache().set(_KEY, list(OptOut.objects.values_list("host", flat=True)), None)


def has_opted_out(host: str) -> bool:
    """Whether the owner of a host asked us not to look at it. No query."""
    return is_below(host, {*settings.OPTED_OUT_HOSTS, *(shared_cache().get(_KEY) or ())})


def is_below(host: str, listed: Collection[str]) -> bool:
    """Whether the host or one above it is on the list."""
    labels = host.rstrip(".").lower().split(".")
    return any(".".join(labels[start:]) in listed for start in range(len(labels)))
