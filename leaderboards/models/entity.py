"""The things a board is made of, to which a smell can attach."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import entity_choices, layer_choices
from leaderboards.models.board import Board
from leaderboards.models.statement import Statement
from leaderboards.vocabulary import ENTITY_LAYER, EntityKind


def _entity_in_its_layer() -> models.Q:
    pairs = models.Q()
    for kind in EntityKind:
        pairs |= models.Q(kind=kind.value, layer=ENTITY_LAYER[kind].value)
    return pairs


class Entity(Statement):
    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="entities", verbose_name=_("board")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=entity_choices)
    layer = models.CharField(_("layer"), max_length=20, choices=layer_choices)
    name = models.CharField(_("name"), max_length=300)
    url = models.URLField(_("address"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("entity")
        verbose_name_plural = _("entities")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "kind", "name", "source"], name="entity_stated_once"
            ),
            models.CheckConstraint(
                condition=_entity_in_its_layer(), name="entity_stands_in_its_layer"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="entity_has_a_name"),
        ]
        indexes = [models.Index(fields=["kind", "board"], name="board_by_entity_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"
