"""Which boards were joined into a board: their events in the audit log are its own."""

from leaderboards.audit_actions import AuditAction
from leaderboards.models import AuditEvent, Board


def with_joined(board: Board) -> set[int]:
    """The ids under which the audit log tells of a board: its own, and of those joined into it.

    What is joined may have had others joined into it before; each such step is one query more.
    """
    known, new = set[int](), {board.pk}
    while new:
        known |= new
        told = AuditEvent.objects.filter(board_id__in=new, action=AuditAction.BOARD_MERGED)
        found = told.order_by().values_list("before", flat=True)
        new = {before["id"] for before in found if "id" in before} - known
    return known
