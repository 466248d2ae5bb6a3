"""How often a board publishes results: as it declares, and as it was observed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import cadence_kind_choices, rhythm_choices
from leaderboards.models.board import Board
from leaderboards.models.statement import Statement, one_of
from leaderboards.vocabulary import CadenceKind, Rhythm


class ReleaseCadence(Statement):
    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="cadences", verbose_name=_("board")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=cadence_kind_choices)
    rhythm = models.CharField(_("rhythm"), max_length=20, choices=rhythm_choices)

    class Meta:
        verbose_name = _("release cadence")
        verbose_name_plural = _("release cadences")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "kind", "source"], name="cadence_stated_once"),
            one_of("kind", CadenceKind, "cadence_kind_known"),
            one_of("rhythm", Rhythm, "cadence_rhythm_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_rhythm_display()}"
