"""What one look came to for each smell that somebody asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from crawler.models import Check
from leaderboards.models import Board
from leaderboards.vocabulary import CheckOutcome, ReportSource, ReportState
from smells.models import Report, ReportEvent


class CameTo(StrEnum):
    STILL_SEEN = "still-seen"
    GONE = "gone"
    UNTOLD = "untold"
    NEW = "new"


@dataclass(frozen=True)
class Result:
    """`why` is the reason of UNTOLD, as rules and observations name it; `before` is the report's
    state when the look was asked for, empty for one that is new.
    """

    came_to: CameTo
    why: str = ""
    before: str = ""

    def as_plain(self) -> dict[str, str]:
        return {"came_to": self.came_to.value, "why": self.why, "before": self.before}

    @classmethod
    def from_plain(cls, plain: Mapping[str, str]) -> "Result":
        return cls(CameTo(plain["came_to"]), plain.get("why", ""), plain.get("before", ""))


INCIDENT, OUR_OUTAGE, NOT_JUDGED, NO_RULE = "incident", "our-outage", "not-judged", "no-rule"


def results_of(board: Board, check: Check, about: Mapping[str, str]) -> dict[str, Any]:
    """By report id, as plain values: those of `about` (id → state then), and what is new."""
    reports = list(board.reports.filter(source__in=[ReportSource.RECHECK, ReportSource.READER]))
    events = ReportEvent.objects.filter(check_seen=check, to_state=ReportState.RESOLVED)
    gone = set(events.values_list("report_id", flat=True))
    found = {
        str(report.pk): _result(report, check, is_gone=report.pk in gone, before=before)
        for report in reports
        if (before := about.get(str(report.pk)))
    }
    return {pk: each.as_plain() for pk, each in (found | dict(_new(reports, check, about))).items()}


def _result(report: Report, check: Check, *, is_gone: bool, before: str) -> Result:
    if is_gone or report.state == ReportState.RESOLVED:  # perhaps by a look in between
        return Result(CameTo.GONE, before=before)
    if report.last_seen_at >= check.at:
        return Result(CameTo.STILL_SEEN, before=before)
    return Result(CameTo.UNTOLD, _why(report, check), before)


def _why(report: Report, check: Check) -> str:
    if report.source == ReportSource.READER:
        return NO_RULE
    if check.excused:
        return OUR_OUTAGE if check.excused == OUR_OUTAGE else INCIDENT
    answer, _, why = check.answers.get(report.rule_id, "").partition(":")
    if answer == "incident":
        return INCIDENT
    if answer == "inconclusive" and why.strip():
        return why.strip()
    if check.outcome == CheckOutcome.COULD_NOT_CHECK and check.unread:
        return check.unread
    return NOT_JUDGED


def _new(
    reports: Iterable[Report], check: Check, about: Mapping[str, str]
) -> Iterable[tuple[str, Result]]:
    for report in reports:
        seen = report.last_seen_at >= check.at and report.state not in _SETTLED
        if seen and str(report.pk) not in about:
            yield str(report.pk), Result(CameTo.NEW)


_SETTLED = (ReportState.FALSE_POSITIVE, ReportState.RESOLVED, ReportState.ACCEPTED)
