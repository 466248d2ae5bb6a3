"""How often a board publishes results: as it declares, and as it was observed."""

from django.db import models

from leaderboards.labels import cadence_kind_choices, rhythm_choices
from leaderboards.models.board import Board
from leaderboards.models.statement import Statement, one_of
from leaderboards.vocabulary import CadenceKind, Rhythm


class ReleaseCadence(Statement):
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="cadences")
    kind = models.CharField(max_length=10, choices=cadence_kind_choices)
    rhythm = models.CharField(max_length=20, choices=rhythm_choices)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name_plural = "release cadences"
        constraints = [
            models.UniqueConstraint(fields=["board", "kind", "source"], name="cadence_stated_once"),
            one_of("kind", CadenceKind, "cadence_kind_known"),
            one_of("rhythm", Rhythm, "cadence_rhythm_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.rhythm}"
