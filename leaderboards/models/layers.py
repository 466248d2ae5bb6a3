"""The workflow of a board: its patterns, and what is known of its three layers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import layer_choices, layer_fact_choices, workflow_pattern_choices
from leaderboards.models.board import Board
from leaderboards.models.statement import Statement, one_of
from leaderboards.vocabulary import FACT_LAYER, LayerFactName, WorkflowPattern


class BoardWorkflowPattern(Statement):
    """That a board follows a workflow pattern; it may follow several."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="workflow_patterns", verbose_name=_("board")
    )
    pattern = models.CharField(
        _("workflow pattern"), max_length=2, choices=workflow_pattern_choices
    )

    class Meta:
        verbose_name = _("workflow pattern")
        verbose_name_plural = _("workflow patterns")
        ordering = ["pattern", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "pattern", "source"], name="workflow_pattern_stated_once"
            ),
            one_of("pattern", WorkflowPattern, "workflow_pattern_known"),
        ]
        indexes = [models.Index(fields=["pattern", "board"], name="board_by_workflow_pattern")]

    def __str__(self) -> str:
        return self.pattern


def _fact_in_its_layer() -> models.Q:
    pairs = models.Q()
    for name in LayerFactName:
        pairs |= models.Q(name=name.value, layer=FACT_LAYER[name].value)
    return pairs


class LayerFact(Statement):
    """One thing known of a layer. `value` is a boolean, a text or a list of texts."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="layer_facts", verbose_name=_("board")
    )
    layer = models.CharField(_("layer"), max_length=20, choices=layer_choices)
    name = models.CharField(_("fact"), max_length=40, choices=layer_fact_choices)
    value = models.JSONField(_("value"))

    class Meta:
        verbose_name = _("fact about a layer")
        verbose_name_plural = _("facts about layers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name", "source"], name="layer_fact_stated_once"
            ),
            models.CheckConstraint(
                condition=_fact_in_its_layer(), name="layer_fact_stands_in_its_layer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {self.value}"
