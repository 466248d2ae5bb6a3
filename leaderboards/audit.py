"""Writing down what was done: the one way into the audit log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from leaderboards.audit_actions import AuditAction
from leaderboards.models import AuditEvent, Board
from leaderboards.vocabulary import ActorKind


def record(  # noqa: PLR0913  # all but the first are handed over by name
    action: AuditAction,
    *,
    at: datetime,
    actor: ActorKind,
    person: User | None = None,
    board: Board | None = None,
    subject: str = "",
    reason: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    is_public: bool = True,
) -> AuditEvent:
    """Write one event. Must run in the transaction of what it tells of."""
    return AuditEvent.objects.create(
        action=action.value,
        at=at,
        actor=actor.value,
        person=person,
        board=board,
        subject=subject,
        reason=reason,
        before=dict(before or {}),
        after=dict(after or {}),
        is_public=is_public,
    )
