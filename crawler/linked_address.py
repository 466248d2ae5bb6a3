"""The last looks at addresses that boards link to, shared by all boards."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crawler.observation import Page, page_from_json
from leaderboards.labels import check_outcome_choices
from leaderboards.vocabulary import CheckOutcome


class LinkedAddressQuerySet(models.QuerySet["LinkedAddress"]):
    def take(self, address: str, *, now: datetime, hold: timedelta) -> bool:
        """Whether it is ours to look at this address now; False while a look at it is good enough.

        One conditional UPDATE, as with boards: of many workers one gets it. It is free again when
        `hold` is over and none has been kept.
        """
        self.begin([address], now=now)
        mine = self.filter(address=address, next_look_at__lte=now)
        return mine.update(next_look_at=now + hold) == 1

    def begin(self, addresses: Iterable[str], *, now: datetime) -> None:
        """Make a row, due at once, for each of these that has none."""
        new = [LinkedAddress(address=address, next_look_at=now) for address in addresses]
        self.bulk_create(new, ignore_conflicts=True)

    def keep(self, address: str, page: dict[str, Any], *, at: datetime, until: datetime) -> None:
        """Keep a look, unless a later one is kept already."""
        older = Q(looked_at__isnull=True) | Q(looked_at__lte=at)
        self.filter(older, address=address).update(
            page=page, outcome=page["outcome"], looked_at=at, next_look_at=until
        )


class LinkedAddress(models.Model):
    """The last look at an address that boards link to: one for all of them.

    `address` is the one that is asked (linked.py), `page` a Page as plain values, empty before
    the first look. `next_look_at` is when that look is too old, or a worker's that is at it.
    """

    address = models.CharField(max_length=1000, unique=True)
    page = models.JSONField(default=dict)
    outcome = models.CharField(max_length=20, blank=True, choices=check_outcome_choices)
    looked_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(db_index=True)

    objects = LinkedAddressQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("linked address")
        verbose_name_plural = _("linked addresses")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(outcome__in=[outcome.value for outcome in CheckOutcome]),
                name="linked_address_outcome_known",
            )
        ]

    def __str__(self) -> str:
        return self.address

    def read(self) -> Page | None:
        """None before the first look."""
        return page_from_json(self.page) if self.page else None
