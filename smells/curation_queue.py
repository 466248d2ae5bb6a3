"""What waits for curators, in tabs, oldest first; what is beside each to decide from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from leaderboards.vocabulary import ReportSource, ReportState
from smells.detectors import DETECTORS
from smells.lifecycle import Move
from smells.models import PublicReport, Report
from smells.rule import Confidence

ON_A_PAGE = 25


class Tab(StrEnum):
    REPORTS = "reports"
    OBJECTIONS = "objections"
    DISPUTES = "disputes"
    FIXES = "fixes"
    HINTS = "hints"

    @property
    def is_of_readers(self) -> bool:
        return self in (Tab.REPORTS, Tab.OBJECTIONS)


@dataclass(frozen=True)
class Narrowed:
    """What the curator wants to see of a tab."""

    board: str = ""
    smell: str = ""
    days: int = 0  # waiting for at least so many


class Decision(StrEnum):
    """What a curator may decide; curation_words.py has the words."""

    CONFIRM = "confirm"
    JOIN = "join"
    REJECT = "reject"
    TAKE_UP = "take-up"
    FIXED = "fixed"
    DISMISS = "dismiss"
    UPHOLD = "uphold"
    VERIFY = "verify"
    CONFIRM_HINT = "confirm-hint"


MOVES = {
    Decision.DISMISS: Move.DISMISS,
    Decision.UPHOLD: Move.UPHOLD,
    Decision.VERIFY: Move.VERIFY,
    Decision.CONFIRM_HINT: Move.CONFIRM_HINT,
}
OFFERED: dict[Tab, tuple[Decision, ...]] = {
    Tab.REPORTS: (Decision.CONFIRM, Decision.JOIN, Decision.REJECT),
    Tab.OBJECTIONS: (Decision.TAKE_UP, Decision.FIXED, Decision.REJECT),
    Tab.DISPUTES: (Decision.DISMISS, Decision.UPHOLD),
    Tab.FIXES: (Decision.VERIFY,),
    Tab.HINTS: (Decision.CONFIRM_HINT,),
}
NEEDS_REASON = frozenset({Decision.REJECT, Decision.DISMISS, Decision.UPHOLD})


HINT_RULES = [
    each.rule.id for each in DETECTORS.values() if each.rule.confidence is Confidence.HINT
]


def readers(tab: Tab, narrowed: Narrowed, *, now: datetime) -> QuerySet[PublicReport]:
    """What readers sent and waits, oldest first."""
    rows = PublicReport.objects.waiting().select_related("board", "about__board")
    rows = rows.objections() if tab is Tab.OBJECTIONS else rows.of_smells()
    if narrowed.board:
        rows = rows.filter(board__slug=narrowed.board)
    if narrowed.smell:
        rows = rows.filter(smell=narrowed.smell)
    return rows.filter(created_at__lte=now - timedelta(days=narrowed.days))


def reports(tab: Tab, narrowed: Narrowed, *, now: datetime) -> QuerySet[Report]:
    """Reports that wait for a curator, with `moved_at`, those that moved first in front."""
    moved_at = Coalesce(Max("events__at"), "last_seen_at")
    rows = Report.objects.exclude(board=None).select_related("board").annotate(moved_at=moved_at)
    if tab is Tab.DISPUTES:
        rows = rows.filter(state=ReportState.DISPUTED)
    elif tab is Tab.FIXES:
        rows = rows.filter(state=ReportState.FIX_CLAIMED, source=ReportSource.READER)
    else:
        rows = rows.filter(pk__in=Report.objects.hints_to_look_at(HINT_RULES).values("pk"))
    if narrowed.board:
        rows = rows.filter(board__slug=narrowed.board)
    if narrowed.smell:
        rows = rows.filter(smell=narrowed.smell)
    rows = rows.filter(moved_at__lte=now - timedelta(days=narrowed.days))
    return rows.order_by("moved_at", "pk")


def waiting(
    tab: Tab, narrowed: Narrowed, *, now: datetime
) -> QuerySet[PublicReport] | QuerySet[Report]:
    ask = readers if tab.is_of_readers else reports
    return ask(tab, narrowed, now=now)


def counts(*, now: datetime) -> dict[Tab, int]:
    return {tab: waiting(tab, Narrowed(), now=now).count() for tab in Tab}


def page_of(
    tab: Tab, narrowed: Narrowed, number: str, *, now: datetime
) -> Page[PublicReport] | Page[Report]:
    if tab.is_of_readers:
        return Paginator(readers(tab, narrowed, now=now), ON_A_PAGE).get_page(number)
    return Paginator(reports(tab, narrowed, now=now), ON_A_PAGE).get_page(number)
