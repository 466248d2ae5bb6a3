"""What people and the site did that changes rights or judgements. Written once, never changed.

The database itself refuses to change or delete a row (migration 0006); so there are no foreign
keys that a deletion elsewhere would have to follow: a person's or board's id stays, and what it
was called is asked for when the row is shown.
"""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from leaderboards.models.board import Board
from leaderboards.models.statement import one_of
from leaderboards.people_labels import actor_kind_choices
from leaderboards.vocabulary import ActorKind


class IsNeverChanged(TypeError):
    """Something tried to change or delete what was written down."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def public(self) -> "AuditEventQuerySet":
        return self.filter(is_public=True)

    def update(self, **_values: Any) -> Never:
        raise IsNeverChanged("the audit log is only added to")

    def delete(self) -> Never:
        raise IsNeverChanged("the audit log is only added to")


class AuditEvent(models.Model):
    """`action` is a word of audit.AuditAction; `subject` names what it was done to, `kind:id`.

    `before` and `after` are plain values of what changed. `is_public`: whether the board's
    timeline shows it to everybody.
    """

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=20, choices=actor_kind_choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    board = models.ForeignKey(
        Board,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="audit_events",
    )
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    is_public = models.BooleanField(default=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("entries of the audit log")
        ordering = ["-at", "-pk"]
        constraints = [one_of("actor", ActorKind, "audit_actor_known")]
        indexes = [models.Index(fields=["board", "at"], name="audit_of_a_board")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise IsNeverChanged("the audit log is only added to")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        raise IsNeverChanged("the audit log is only added to")
