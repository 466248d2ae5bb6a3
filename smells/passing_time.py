"""What becomes of reports when nothing happens: holds and acceptances end by the clock."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from crawler.models import Check
from leaderboards.mail import language_of, tell
from leaderboards.models import Maintainer
from leaderboards.people_labels import ACCEPT_REASON_LABELS
from leaderboards.vocabulary import ActorKind, ReportSource, ReportState, Role
from smells.lifecycle import Move, Moved, Reason, Step
from smells.models import Report, ReportEvent
from smells.models.report import ReportQuerySet
from smells.moves_of_looks import open_held
from smells.moves_of_people import Case, take
from smells.report_steps import Cause, note, standing_of, write

ASKED_AGAIN = timedelta(days=7)  # before an acceptance ends


def let_time_pass(*, now: datetime) -> int:
    """Returns how many reports moved. Done twice, the second time finds nothing to do."""
    due = [
        *((pk, _open) for pk in _ids(_hold_is_over(now))),
        *((pk, _expire) for pk in _ids(_acceptance_is_over(now))),
        *((pk, _ask_again) for pk in _ids(_acceptance_ends(now))),
    ]
    return sum(move(pk, now=now) for pk, move in due)


def _ids(reports: ReportQuerySet) -> list[int]:
    return list(reports.order_by("pk").values_list("pk", flat=True))


def _hold_is_over(now: datetime) -> ReportQuerySet:
    """Or nobody is there any more who was to be given time."""
    owners = Maintainer.objects.filter(board=OuterRef("board"), role=Role.OWNER)
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
        if report is None or not _was_seen_last(report):
            return False
        _write(report, open_held(standing_of(report)), now)
    return True


def _was_seen_last(report: Report) -> bool:
    if report.source == ReportSource.READER:
        return True
    last = Check.objects.filter(board=report.board).order_by("-at", "-pk").first()
    return last is not None and last.at <= report.last_seen_at


def _expire(pk: int, *, now: datetime) -> bool:
    with transaction.atomic():
        report = _acceptance_is_over(now).select_for_update(of=("self",)).filter(pk=pk).first()
        if report is None:
            return False
        case = Case(standing_of(report))
        _write(report, take(case, Move.EXPIRE, kind=ActorKind.CLOCK, now=now), now)
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
                    board=" ".join(report.board.name.split()),
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
