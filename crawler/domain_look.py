"""How a board's addresses of one domain stood when they were last looked at: one row for each."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from crawler.elsewhere import is_front_page
from crawler.incidents import MOST_LOOKS, WINDOW, Look
from leaderboards.labels import platform_choices
from leaderboards.models import Board
from leaderboards.models.statement import one_of
from leaderboards.vocabulary import Platform

# What never was in order did not begin to fail.
_began = Case(When(in_order_at__isnull=False, then="failing_since"))
_LOOK = ("board_id", "host", "platform", "looked_at", _began)


class DomainLookQuerySet(models.QuerySet["DomainLook"]):
    def over_all(self, now: datetime) -> list[Look]:
        """The newest looks at whatever host."""
        return self._newest(now)

    def at_host(self, host: str, now: datetime) -> list[Look]:
        return self.filter(host=host, doubted=False)._newest(now)

    def on_platform(self, platform: str, now: datetime) -> list[Look]:
        return self.filter(platform=platform, doubted=False)._newest(now)

    def where(self, host: str, platform: str, now: datetime) -> list[Look]:
        """At a host; without one, on a platform."""
        return self.at_host(host, now) if host else self.on_platform(platform, now)

    def doubt(self, since: Mapping[int, datetime]) -> None:
        """What these boards showed since then was our own fault; no host is judged by it.

        Rows that another worker holds are passed over: it is just writing a newer look.
        """
        fails = self.filter(board__in=since, failing_since__gte=min(since.values()))
        with transaction.atomic():
            free = fails.select_for_update(skip_locked=True).values_list("pk", flat=True)
            self.filter(pk__in=list(free)).update(doubted=True)

    def _newest(self, now: datetime) -> list[Look]:
        """As many as are judged by; an index has them in this order."""
        recent = self.filter(looked_at__gte=now - WINDOW).order_by("-looked_at")
        return [Look(*row) for row in recent.values_list(*_LOOK)[:MOST_LOOKS]]

    def telling(self) -> "DomainLookQuerySet":
        """Those that led to another domain, or to a dealer in names."""
        return self.filter(Q(parked=True) | ~Q(leads_to=""))

    def parked_domains(self) -> set[str]:
        """Unless another board there was in order at the same time: then the sign was wrong."""
        same = DomainLook.objects.filter(host=OuterRef("host"), domain=OuterRef("domain"))
        in_order = same.filter(parked=False, in_order_at__gte=OuterRef("looked_at") - WINDOW)
        parked = self.filter(~Exists(in_order), parked=True)
        return set(parked.values_list("domain", flat=True))


class DomainLook(models.Model):
    """`domain` is what one owner holds, `host` the domain whose servers answer (domains.py).

    `failing_since` is the first of its failures in a row, null while it answers. `in_order_at`
    is when all of it was last in order, `changed_at` when it last began or ceased to fail.
    `doubted`: that it failed was held to be our own fault, until it is looked at again. `url` is
    the address that led elsewhere, `leads_to` where to.
    """

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="domain_looks", verbose_name=_("board")
    )
    domain = models.CharField(_("domain"), max_length=253)
    host = models.CharField(_("host"), max_length=253)
    platform = models.CharField(_("platform"), max_length=20, choices=platform_choices)
    looked_at = models.DateTimeField(_("looked at"), db_index=True)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    in_order_at = models.DateTimeField(_("last in order at"), null=True, blank=True)
    changed_at = models.DateTimeField(_("began or ceased to fail at"))
    doubted = models.BooleanField(_("held to be our own fault"), default=False)
    url = models.CharField(_("address"), max_length=1000, blank=True)
    leads_to = models.CharField(_("leads to"), max_length=1000, blank=True)
    parked = models.BooleanField(_("parked"), default=False)

    objects = DomainLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("address that leads elsewhere")
        verbose_name_plural = _("addresses that lead elsewhere")
        constraints = [
            models.UniqueConstraint(fields=["board", "domain"], name="a_domain_once_for_a_board"),
            one_of("platform", Platform, "domain_look_platform_known"),
        ]
        indexes = [
            models.Index(F("host"), F("looked_at").desc(), name="looks_at_a_host"),
            models.Index(F("platform"), F("looked_at").desc(), name="looks_on_a_platform"),
            models.Index(F("platform"), F("in_order_at").desc(), name="good_looks_on_a_platform"),
            models.Index(fields=["domain"], condition=Q(parked=True), name="parked_domains"),
        ]

    def __str__(self) -> str:
        return f"{self.board_id} {self.domain}"

    @property
    def ends_at_front_page(self) -> bool:
        return is_front_page(self.leads_to) and not is_front_page(self.url)
