"""Where a board stands: an address, the platform it is on, and what it is there for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import location_role_choices, platform_choices
from leaderboards.models.board import Board
from leaderboards.models.incident import Incident
from leaderboards.models.statement import Statement, one_of
from leaderboards.vocabulary import LocationRole, Platform


class Location(Statement):
    """`canonical` is the address in one spelling, without its scheme (identity.canonical_url)."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="locations", verbose_name=_("board")
    )
    role = models.CharField(_("role of the address"), max_length=20, choices=location_role_choices)
    platform = models.CharField(_("platform"), max_length=20, choices=platform_choices)
    url = models.URLField(_("address"), max_length=1000)
    canonical = models.CharField(
        _("address in one spelling"), max_length=1000, db_index=True, editable=False
    )
    archive_url = models.URLField(_("archived at"), max_length=1200, blank=True)
    # Set when the address is hit by an incident, such as the end of its platform.
    incident = models.ForeignKey(
        Incident,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="locations",
        verbose_name=_("incident"),
    )

    class Meta:
        verbose_name = _("board’s address")
        verbose_name_plural = _("boards’ addresses")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "role", "canonical", "source"], name="location_stated_once"
            ),
            one_of("role", LocationRole, "location_role_known"),
            one_of("platform", Platform, "location_platform_known"),
            models.CheckConstraint(
                condition=models.Q(url__startswith="http://")
                | models.Q(url__startswith="https://"),
                name="location_url_is_web",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.url}"


class BoardPlatform(Statement):
    """That a board stands on a platform; it counts once on each."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="platforms", verbose_name=_("board")
    )
    platform = models.CharField(_("platform"), max_length=20, choices=platform_choices)

    class Meta:
        verbose_name = _("board’s platform")
        verbose_name_plural = _("boards’ platforms")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "platform", "source"], name="platform_stated_once"
            ),
            one_of("platform", Platform, "board_platform_known"),
        ]
        indexes = [models.Index(fields=["platform", "board"], name="board_by_platform")]

    def __str__(self) -> str:
        return self.get_platform_display()
