"""What became of the published findings of each rule when people disputed them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from leaderboards.vocabulary import ReportSource
from smells.lifecycle import Reason
from smells.models import Report, ReportEvent


@dataclass(frozen=True)
class Disputes:
    """How many findings of a rule were ever public, and were ever disputed, upheld, dismissed.

    Samples are left out. One that was disputed and is not decided yet is in neither of the last.
    """

    rule_id: str
    published: int
    disputed: int = 0
    upheld: int = 0
    dismissed: int = 0


def disputes_by_rule(*rule_ids: str) -> list[Disputes]:
    """Of these rules, or of all, those with a published finding, by id; in two queries."""
    published = Report.objects.confirmed().of_boards().filter(source=ReportSource.RECHECK)
    if rule_ids:
        published = published.filter(rule_id__in=rule_ids)
    counted = published.order_by("rule_id").values_list("rule_id").annotate(Count("pk"))
    decided = {row.pop("report__rule_id"): row for row in _decided(rule_ids)}
    return [Disputes(rule_id, count, **decided.get(rule_id, {})) for rule_id, count in counted]


def _decided(rule_ids: tuple[str, ...]) -> list[dict[str, Any]]:
    events = ReportEvent.objects.filter(
        report__source=ReportSource.RECHECK,
        report__opened_at__isnull=False,
        report__board__is_sample=False,
        reason__in=(Reason.DISPUTED, Reason.UPHELD, Reason.DISMISSED),
    )
    if rule_ids:
        events = events.filter(report__rule_id__in=rule_ids)
    counts = {
        reason.value: Count("report", filter=Q(reason=reason.value), distinct=True)
        for reason in (Reason.DISPUTED, Reason.UPHELD, Reason.DISMISSED)
    }
    rows = events.order_by().values("report__rule_id").annotate(**counts)
    return [dict(row) for row in rows]
