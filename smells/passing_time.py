"""What becomes of reports when nothing happens: holds and acceptances end by the clock."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from crawler.models import Check
from leaderboards.mail import language_of, name_for, tell
from leaderboards.models import Maintainer
from leaderboards.people_labels import ACCEPT_REASON_LABELS
from leaderboards.vocabulary import ActorKind, ReportSource, ReportState
from smells.lifecycle import Move, Moved, Reason, Step
from smells.models import Report, ReportEvent
from smells.models.report import ReportQuerySet
from smells.moves_of_looks import open_held
from smells.moves_of_people import Case, take
from smells.report_steps import Cause, note, standing_of, write

ASKED_AGAIN = timedelta(days=7)  # before an acceptance ends


def let_time_pass(*, now: datetime) -> int:
    """Returns how many reports moved. Done twice, the second time finds nothing to do."""
    expired = [_expire(pk, now=now) for pk in _ids(_acceptance_is_over(now))]
    opened = [_open(pk, now=now) for pk in _ids(_hold_is_over(now))]
    asked = [_ask_again(pk, now=now) for pk in _ids(_acceptance_ends(now))]
    return sum([*expired, *opened, *asked])


def _ids(reports: ReportQuerySet) -> list[int]:
    return list(reports.order_by("pk").values_list("pk", flat=True))


def _hold_is_over(now: datetime) -> ReportQuerySet:
    """Or nobody is there any more who was to be given time."""
    owners = Maintainer.objects.owners().active().filter(board=OuterRef("board"))
    return Report.objects.held().filter(Q(held_until__lte=now) | ~Exists(owners))


def _acceptance_is_over(now: datetime) -> ReportQuerySet:
    return Report.objects.filter(state=ReportState.ACCEPTED, accepted_until__lt=now.date())


def _acceptance_ends(now: datetime) -> ReportQuerySet:
    """Soon, and its maintainers were not asked since they accepted it."""
    soon = (now + ASKED_AGAIN).date()
    ending = Report.objects.filter(state=ReportState.ACCEPTED, accepted_until__lte=soon)
    said = ReportEvent.objects.filter(report=OuterRef("pk"), to_state=ReportState.ACCEPTED)
    newest = said.order_by("-at", "-pk").values("reason")[:1]
    return (
        ending.filter(accepted_until__gte=now.date())
        .annotate(said=newest)
        .exclude(said=Reason.ACCEPTANCE_ENDS.value)
    )


def _open(pk: int, *, now: datetime) -> bool:
    """Only what the last look at the board still saw; else the next look decides."""
    with transaction.atomic():
        report = _hold_is_over(now).select_for_update(of=("self",)).filter(pk=pk).first()
        if report is None or not was_seen_last(report):
            return False
        _write(report, open_held(standing_of(report)), now)
    return True


def open_if_due(report: Report, *, now: datetime, is_seen: bool) -> None:
    """What comes back from people after its day is public at once, before they move it again."""
    if is_seen and report.is_held and report.held_until and report.held_until <= now:
        _write(report, open_held(standing_of(report)), now)


def was_seen_last(report: Report) -> bool:
    """Whether the last look at the board saw it; no look sees what a reader reported.

    While it is accepted, other evidence leaves `last_seen_at` alone, and shows by its mark.
    """
    if report.source == ReportSource.READER:
        return True
    if report.state == ReportState.ACCEPTED and report.evidence_mark != report.decided_on:
        return True
    last = Check.objects.filter(board=report.board).order_by("-at", "-pk").first()
    return last is not None and last.at <= report.last_seen_at


def _expire(pk: int, *, now: datetime) -> bool:
    with transaction.atomic():
        report = _acceptance_is_over(now).select_for_update(of=("self",)).filter(pk=pk).first()
        if report is None:
            return False
        case, is_seen = Case(standing_of(report)), was_seen_last(report)
        _write(report, take(case, Move.EXPIRE, kind=ActorKind.CLOCK, now=now), now)
        open_if_due(report, now=now, is_seen=is_seen)
    return True


def _ask_again(pk: int, *, now: datetime) -> bool:
    with transaction.atomic():
        report = _acceptance_ends(now).select_for_update(of=("self",)).filter(pk=pk).first()
        if report is None or report.board is None:
            return False
        standing = standing_of(report)
        asked = Moved(standing.state, standing.state, Reason.ACCEPTANCE_ENDS)
        write(report, Step(standing, (asked,)), Cause(ActorKind.CLOCK, now))
        for maintainer in report.board.maintainers.select_related("user"):
            with translation.override(language_of(maintainer.user)):
                tell(
                    maintainer.user,
                    "acceptance_ends",
                    board=name_for(maintainer.user, report.board),
                    message=" ".join(report.message.split()),
                    reason=str(ACCEPT_REASON_LABELS[report.accepted_reason]),
                    until=report.accepted_until.isoformat() if report.accepted_until else "",
                    report_id=report.pk,
                )
    return True


def _write(report: Report, step: Step, now: datetime) -> None:
    before = report.state
    for event in write(report, step, Cause(ActorKind.CLOCK, now)):
        note(event, before=before)
