"""What a maintainer has to do: their boards, and the smells on them in the order of their urgency.

How many queries this takes does not depend on how many boards or reports there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.models import User
from django.db.models import Count, OuterRef, Q, Subquery

from leaderboards.models import Board, Claim, Maintainer
from leaderboards.people import is_curator
from leaderboards.permissions import Standing
from leaderboards.vocabulary import ActorKind, ReportSource, ReportState, Role
from smells.detectors import DETECTORS
from smells.lifecycle import Move
from smells.models import Report, ReportEvent
from smells.models.report import ReportQuerySet
from smells.moves import Mover, possible_moves
from smells.rule import Confidence
from smells.urgency import Urgency, urgency

ENDS_SOON = timedelta(days=7)  # before an acceptance ends, its maintainers are asked again
HINTS = [rule_id for rule_id, each in DETECTORS.items() if each.rule.confidence is Confidence.HINT]
OURS = (ReportSource.RECHECK, ReportSource.READER)
# Beside the moves of people: what a look or the clock did that a maintainer should know of.
NEWS = ("still-seen", "new-evidence", "acceptance-expired", "upheld", "dispute-withdrawn")


class Show(StrEnum):
    """One list of the desk at a time."""

    OPEN = "open"
    HELD = "not-public"
    HINTS = "hints"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class MyBoard:
    """`claim` is the person's own standing one, `open` how many smells are open there."""

    board: Board
    role: str
    standings: frozenset[Standing]
    claim: Claim | None = None
    open: int = 0


@dataclass(frozen=True)
class Item:
    """A report on the desk, with what may be done to it and why it stands where it stands."""

    report: Report
    urgency: Urgency
    moves: tuple[Move, ...] = ()
    news: str = ""
    ends_soon: bool = False


def my_boards(user: User) -> list[MyBoard]:
    """The boards a person maintains, by name, in three queries."""
    related = ("board__schedule", "board__maintainer_file")
    rows = list(Maintainer.objects.filter(user=user).select_related(*related))
    claims = {claim.board_id: claim for claim in Claim.objects.standing().filter(user=user)}
    pks = [row.board_id for row in rows]
    counts = open_by_board(pks)
    signed_in = {Standing.SIGNED_IN, *([Standing.CURATOR] if is_curator(user) else [])}
    mine = [
        MyBoard(
            row.board,
            row.role,
            frozenset(signed_in | {standing_of(row.role)}),
            claims.get(row.board_id),
            counts.get(row.board_id, 0),
        )
        for row in rows
    ]
    return sorted(mine, key=lambda each: (each.board.name.lower(), each.board.pk))


def standing_of(role: str) -> Standing:
    return Standing.OWNER if role == Role.OWNER else Standing.EDITOR


def open_by_board(boards: Iterable[int]) -> dict[int, int]:
    counted = Report.objects.open().filter(board__in=list(boards)).order_by()
    rows = counted.values_list("board_id").annotate(number=Count("pk"))
    return {board: number for board, number in rows if board}


def open_on_desk(user: User) -> int:
    """How many smells are open on all boards of a person, in one query."""
    return Report.objects.open().filter(board__maintainers__user=user).count()


def _of(show: Show) -> Q:
    never_public = Q(opened_at__isnull=True, source__in=OURS)
    match show:
        case Show.OPEN:
            return Q(pk__in=Report.objects.open().values("pk"))
        case Show.HELD:
            held = Q(state=ReportState.SUSPECTED, held_until__isnull=False)
            taken_up = (ReportState.DISPUTED, ReportState.ACKNOWLEDGED, ReportState.FIX_CLAIMED)
            return never_public & (held | Q(state__in=taken_up))
        case Show.HINTS:
            return Q(pk__in=Report.objects.hints_to_look_at(HINTS).values("pk"))
        case Show.ACCEPTED:
            return Q(state=ReportState.ACCEPTED, source__in=OURS)


def is_for_maintainers(report: Report) -> bool:
    """Whether its maintainers, and curators, may see a report that is not public."""
    if report.source not in OURS:
        return False
    if report.state != ReportState.SUSPECTED or report.held_until:
        return True
    return report.rule_id in HINTS


def counts_of(reports: ReportQuerySet) -> dict[Show, int]:
    """How many of these reports each list of the desk holds, in one query."""
    counted = {show.name.lower(): Count("pk", filter=_of(show)) for show in Show}
    numbers = reports.order_by().aggregate(**counted)
    return {show: numbers[show.name.lower()] for show in Show}


def in_order(reports: ReportQuerySet, show: Show, *, now: datetime) -> list[int]:
    """Ids of those that the list shows, the most urgent first."""
    light = (
        reports.filter(_of(show))
        .order_by()
        .only("pk", "smell", "state", "opened_at", "held_until", "accepted_until", "last_seen_at")
    )
    return [report.pk for report in sorted(light, key=lambda each: _place(each, show, now))]


def _place(report: Report, show: Show, now: datetime) -> tuple[float, float, int]:
    match show:
        case Show.OPEN:
            since = report.opened_at or now
            return -urgency_of(report, now=now).weight, since.timestamp(), report.pk
        case Show.HELD:
            return (report.held_until or now).timestamp(), 0.0, report.pk
        case Show.HINTS:
            return -urgency_of(report, now=now).weight, -report.last_seen_at.timestamp(), report.pk
        case Show.ACCEPTED:
            ends = report.accepted_until.toordinal() if report.accepted_until else 0
            return float(ends), 0.0, report.pk


def urgency_of(report: Report, *, now: datetime) -> Urgency:
    return urgency(report.smell or "", report.state, public_since=report.opened_at, now=now)


def items_of(
    pks: Sequence[int], person: User, mine: Mapping[int, MyBoard], *, now: datetime
) -> list[Item]:
    """These reports in this order, in one query."""
    events = ReportEvent.objects.filter(report=OuterRef("pk")).order_by("-at", "-pk")
    found = Report.objects.filter(pk__in=pks).for_list()
    rows = found.annotate(last_reason=Subquery(events.values("reason")[:1])).in_bulk()
    return [
        _item(rows[pk], person, mine[rows[pk].board_id or 0], now=now) for pk in pks if pk in rows
    ]


def _item(report: Report, person: User, mine: MyBoard, *, now: datetime) -> Item:
    mover = Mover(ActorKind.MAINTAINER, person, mine.standings)
    last_reason: str = getattr(report, "last_reason", "") or ""
    return Item(
        report,
        urgency_of(report, now=now),
        possible_moves(report, mover),
        news=last_reason if last_reason in NEWS else "",
        ends_soon=ends_soon(report, now=now),
    )


def ends_soon(report: Report, *, now: datetime) -> bool:
    if report.state != ReportState.ACCEPTED or report.accepted_until is None:
        return False
    return report.accepted_until <= (now + ENDS_SOON).date()


def reports_on(mine: Iterable[MyBoard], *, slug: str = "", smell: str = "") -> ReportQuerySet:
    """The reports of these boards, or of one of them, and of one kind of smell where one is named.

    Which of them its list shows is `in_order`'s part.
    """
    boards = [each.board.pk for each in mine if slug in ("", each.board.slug)]
    reports = Report.objects.filter(board__in=boards)
    return reports.filter(smell=smell) if smell else reports


def of_interest(board: Board) -> list[Report]:
    """What a maintainer may know of a board's reports that are not over, the newest first."""
    over = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE)
    shown = Q(opened_at__isnull=False) | _of(Show.HELD) | _of(Show.HINTS) | _of(Show.ACCEPTED)
    return list(Report.objects.filter(shown, board=board, source__in=OURS).exclude(state__in=over))
