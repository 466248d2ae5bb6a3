"""Joining two boards into one, and renaming; old slugs redirect. Each is one transaction."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.held_rights import Deed, hold
from leaderboards.merge_people import merge_people
from leaderboards.models import AuditEvent, Board, Claim, FormerSlug, Maintainer
from leaderboards.naming import settle
from leaderboards.vocabulary import ActorKind

# The audit log is never changed: that the boards were joined is an event of its own. The people
# of both boards are moved by rules of their own.
_NOT_MOVED = (AuditEvent, Claim, Maintainer)


class CannotMerge(ValueError):
    """`str()` says why, for a person."""


def merge_boards(board: Board, into: Board, *, now: datetime, by: User | None = None) -> Board:
    """Move everything `board` has to `into`, keep its slug as a redirect, and delete it.

    A row that `into` has already (the same statement by the same source, the same finding) is
    dropped; of a person's two rights the better one stays. `by` is the curator.
    Raises CannotMerge when both are the same board or one is a sample.
    """
    if board.pk == into.pk:
        raise CannotMerge("a board cannot be merged into itself")
    if board.is_sample or into.is_sample:
        raise CannotMerge("sample boards are made anew at each start and cannot be merged")
    deed = Deed(now, ActorKind.CURATOR, by, because="merged")
    with transaction.atomic():
        for each in sorted((board, into), key=lambda each: each.pk):
            hold(each)
        merge_people(board, into, deed)
        for relation in Board._meta.related_objects:
            if relation.related_model not in _NOT_MOVED:
                _move(relation, board, into)
        slug = board.slug
        _tell(board, into, deed)
        board.delete()
        FormerSlug.objects.create(slug=slug, board=into)
        settle(into)
    return into


def _tell(board: Board, into: Board, deed: Deed) -> None:
    """`before` holds the id under which the log goes on telling what was of the other board."""
    record(
        AuditAction.BOARD_MERGED,
        at=deed.at,
        actor=deed.actor,
        person=deed.by,
        board=into,
        subject=f"board:{board.pk}",
        before={"id": board.pk, "slug": board.slug, "name": board.name},
        after={"slug": into.slug},
    )


def _move(relation: models.ForeignObjectRel, board: Board, into: Board) -> None:
    manager = relation.related_model._default_manager
    field = relation.field.name
    for pk in list(manager.filter(**{field: board}).values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                manager.filter(pk=pk).update(**{field: into})
        except IntegrityError:
            manager.filter(pk=pk).delete()


def rename_slug(board: Board, slug: str) -> None:
    """Give a board a new slug; its old one redirects. A slug of another board's past is refused.

    Raises CannotMerge.
    """
    if slug == board.slug:
        return
    with transaction.atomic():
        taken = FormerSlug.objects.filter(slug=slug).exclude(board=board)
        if Board.objects.filter(slug=slug).exists() or taken.exists():
            raise CannotMerge(f"“{slug}” is or was another board's address")
        FormerSlug.objects.filter(slug=slug, board=board).delete()
        old, board.slug = board.slug, slug
        board.save(update_fields=["slug", "changed_at"])
        FormerSlug.objects.create(slug=old, board=board)
