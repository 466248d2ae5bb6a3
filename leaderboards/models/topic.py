"""What a board is about: modality, task, language, domain."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import topic_kind_choices
from leaderboards.models.board import Board
from leaderboards.models.statement import Statement, one_of
from leaderboards.vocabulary import TopicKind


class BoardTopic(Statement):
    """`value` is normalised and compared; `raw` is the tag or heading as the source wrote it."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="topics", verbose_name=_("board")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=topic_kind_choices)
    value = models.CharField(_("value"), max_length=100)
    raw = models.CharField(_("in the source’s words"), max_length=200)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["kind", "value", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "kind", "value", "source"], name="topic_stated_once"
            ),
            one_of("kind", TopicKind, "topic_kind_known"),
        ]
        indexes = [models.Index(fields=["kind", "value", "board"], name="board_by_topic")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"
