"""Joining two boards into one, and renaming; old slugs redirect. Each is one transaction."""

from django.db import IntegrityError, models, transaction

from leaderboards.models import Board, FormerSlug
from leaderboards.naming import settle


class CannotMerge(ValueError):
    """`str()` says why, for a person."""


def merge_boards(board: Board, into: Board) -> Board:
    """Move everything `board` has to `into`, keep its slug as a redirect, and delete it.

    A row that `into` has already (the same statement by the same source, the same finding) is
    dropped. Raises CannotMerge when both are the same board or one is a sample.
    """
    if board.pk == into.pk:
        raise CannotMerge("a board cannot be merged into itself")
    if board.is_sample or into.is_sample:
        raise CannotMerge("sample boards are made anew at each start and cannot be merged")
    with transaction.atomic():
        for relation in Board._meta.related_objects:
            _move(relation, board, into)
        slug = board.slug
        board.delete()
        FormerSlug.objects.create(slug=slug, board=into)
        settle(into)
    return into


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
