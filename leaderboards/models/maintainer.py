"""Who maintains a board, how others join, and how it is handed on."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.models.board import Board
from leaderboards.models.claim import Claim
from leaderboards.models.statement import one_of
from leaderboards.people_labels import maintainer_basis_choices, role_choices
from leaderboards.vocabulary import MaintainerBasis, Role


class MaintainerQuerySet(models.QuerySet["Maintainer"]):
    def owners(self) -> "MaintainerQuerySet":
        return self.filter(role=Role.OWNER)

    def active(self) -> "MaintainerQuerySet":
        """Those who can still sign in."""
        return self.filter(user__is_active=True)


class Maintainer(models.Model):
    """One person's role at one board, and what it rests on.

    `role_beside` and `basis_beside` are what the person would be without the claim; empty when
    that is nothing (rights.py).
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="maintainers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="maintained"
    )
    role = models.CharField(max_length=10, choices=role_choices)
    basis = models.CharField(max_length=20, choices=maintainer_basis_choices)
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.SET_NULL, related_name="maintainers"
    )
    since = models.DateTimeField()
    role_beside = models.CharField(max_length=10, blank=True)
    basis_beside = models.CharField(max_length=20, blank=True)

    objects = MaintainerQuerySet.as_manager()

    class Meta:
        verbose_name = _("maintainer")
        verbose_name_plural = _("maintainers")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "user"], name="a_person_has_one_role"),
            one_of("role", Role, "maintainer_role_known"),
            one_of("basis", MaintainerBasis, "maintainer_basis_known"),
        ]

    def __str__(self) -> str:
        return f"{self.board_id} {self.user_id} {self.get_role_display()}"


class Invitation(models.Model):
    """A link that an owner passes on by any way they like; this site sends it to nobody.

    Only the link's hash is kept. It serves once.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=10, choices=role_choices)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations_made"
    )
    note = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-pk"]
        constraints = [one_of("role", Role, "invitation_role_known")]

    def __str__(self) -> str:
        return f"{self.board_id} {self.get_role_display()}"

    def is_open(self, now: datetime) -> bool:
        return not (self.accepted_at or self.withdrawn_at) and now < self.expires_at


class Transfer(models.Model):
    """An owner handed the board on. Until `revert_until` the former owner may take it back.

    `before` is who held which right before it, by the person's id (transfers.py).
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="transfers")
    former_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="transfers_made"
    )
    new_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="transfers_taken"
    )
    at = models.DateTimeField()
    revert_until = models.DateTimeField()
    reverted_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("handing over")
        verbose_name_plural = _("handings over")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.board_id} {self.former_owner_id} → {self.new_owner_id}"
