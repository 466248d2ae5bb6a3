"""The events that anybody may be told of, as queries. One place decides what is public."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet

from leaderboards.audit_actions import AuditAction
from leaderboards.models import AuditEvent
from leaderboards.vocabulary import ReportSource, ReportState
from smells.models import ReportEvent
from smells.notices.kinds import NoticeKind, kind_of

_OURS = (ReportSource.RECHECK.value, ReportSource.READER.value)
# An event bears the time at which its look began, and is written when that ends. What is older
# than this is complete: a worker that takes longer has been stopped long before.
_SETTLES_AFTER = timedelta(seconds=3 * settings.RECHECK_SECONDS)


def public_events() -> "QuerySet[ReportEvent]":
    """Events of public smells since they became public; what came before stays ours.

    A smell that was taken back as our own mistake is public no more, and with it its events.
    """
    return (
        ReportEvent.objects.filter(
            report__source__in=_OURS,
            report__opened_at__isnull=False,
            at__gte=F("report__opened_at"),
        )
        .exclude(to_state=ReportState.SUSPECTED)
        .exclude(from_state=F("to_state"))
    )


def of_boards() -> "QuerySet[ReportEvent]":
    """The same without the samples this site serves to itself."""
    return public_events().filter(report__board__is_sample=False)


def kind(event: ReportEvent) -> NoticeKind | None:
    return kind_of(event.from_state, event.to_state, reason=event.reason, actor=event.actor)


def claims_of(board_ids: Collection[int] | None = None) -> "QuerySet[AuditEvent]":
    """Public words that a board is claimed by its own people; of these boards, or of all."""
    told = AuditEvent.objects.public().filter(
        action=AuditAction.CLAIM_PROVED.value, board__isnull=False
    )
    return told if board_ids is None else told.filter(board_id__in=board_ids)


def settled_until(now: datetime) -> datetime:
    """Up to here no further event will be written."""
    return now - _SETTLES_AFTER
