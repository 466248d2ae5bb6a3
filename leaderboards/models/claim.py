"""A person's claim that a board is theirs, and the proof that has to stay where it was found."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leaderboards.models.board import Board
from leaderboards.models.statement import one_of
from leaderboards.people_labels import claim_state_choices, proof_kind_choices
from leaderboards.vocabulary import ClaimState, ProofKind

# From the first look that misses a proof to the end of the rights that rest on it.
GRACE = timedelta(days=14)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> "ClaimQuerySet":
        """Claims that give rights."""
        return self.filter(state__in=ClaimState.standing())

    def to_look_at(self, now: datetime) -> "ClaimQuerySet":
        """Claims whose proof is due to be looked at again."""
        return self.standing().filter(next_look_at__lte=now)


class Claim(models.Model):
    """One person, one board, one way of proof, at one address of the board.

    `token` is what has to be found; it is public once it is placed, and worth nothing to anybody
    else. `seen` is what the last look found, line by line, for the person to read. `bound_to` is
    what a name stood for when it was proved (a repository's number): names can be taken again.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="claims")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    proof = models.CharField(max_length=30, choices=proof_kind_choices)
    url = models.URLField(max_length=1000)
    token = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=20, choices=claim_state_choices)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    seen = models.JSONField(default=list, blank=True)
    bound_to = models.CharField(max_length=100, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "user", "proof", "url"],
                condition=Q(
                    state__in=[
                        ClaimState.PENDING.value,
                        ClaimState.PROVED.value,
                        ClaimState.FAILING.value,
                    ]
                ),
                name="a_claim_is_made_once",
            ),
            one_of("state", ClaimState, "claim_state_known"),
            one_of("proof", ProofKind, "claim_proof_known"),
        ]

    def __str__(self) -> str:
        return f"{self.board_id} {self.get_proof_display()}: {self.get_state_display()}"

    @property
    def lapses_at(self) -> datetime | None:
        """When the rights end, unless the proof is found again."""
        return self.failing_since + GRACE if self.failing_since else None
