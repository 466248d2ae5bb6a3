"""What is known at a glance: the figures of the home page, in a fixed number of queries.

Checks and reports are reached from the board, so that this package imports no other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce
from django.db.models.query import QuerySet
from django.utils.functional import Promise

from leaderboards.checking import CheckingState, LastLooks, checking_state
from leaderboards.labels import PLATFORM_LABELS, SMELL_LABELS, WORKFLOW_PATTERN_LABELS
from leaderboards.models import Board
from leaderboards.report_conditions import is_open, is_public
from leaderboards.vocabulary import CheckOutcome, ReportState

A_DAY = timedelta(days=1)
NEWEST = 8
NOT_ASKED = ("no-network", "platform-closed")  # nothing was sent to the board
OPEN = ReportState.open_states()


@dataclass(frozen=True)
class Counted:
    """A word, its label, how many boards it holds for, and that as a share of the most."""

    word: str
    label: Promise | str
    count: int
    percent: int


@dataclass(frozen=True)
class Transition:
    """A smell of a board that became public or ended."""

    slug: str
    name: str
    smell: str
    state: str
    at: datetime

    @property
    def is_end(self) -> bool:
        return self.state == ReportState.RESOLVED


@dataclass(frozen=True)
class DayOfChecks:
    """The boards, samples left out, that were looked at in the last day; `last_at` of all time.

    `no_network` counts those that could not be looked at for want of a network, and is apart.
    Boards on a platform that closed are not asked, so they are in none of these.
    """

    checked: int
    inconclusive: int
    no_network: int
    last_at: datetime | None


def status_counts() -> dict[str, int]:
    """How many boards are live, historical, samples; and on how many a smell is open."""
    mine = Q(is_sample=False)
    counts: dict[str, int] = Board.objects.aggregate(
        live=Count("pk", filter=mine & Q(is_historical=False)),
        historical=Count("pk", filter=mine & Q(is_historical=True)),
        samples=Count("pk", filter=Q(is_sample=True)),
    )
    smelly = Board.objects.public().with_open_smell(list(SMELL_LABELS))
    return {**counts, "with_open_smell": smelly.count()}


def boards_by(field: str, words: dict[str, Promise]) -> list[Counted]:
    """Boards for each word of `field`, a path from the board, in the words' own order."""
    return _in_order(Board.objects.public(), field, words)


def boards_by_platform() -> list[Counted]:
    return boards_by("platforms__platform", PLATFORM_LABELS)


def boards_by_pattern() -> list[Counted]:
    return boards_by("workflow_patterns__pattern", WORKFLOW_PATTERN_LABELS)


def boards_by_open_smell() -> list[Counted]:
    """Boards on which each of the eight smells is open; those with none are listed too.

    Labelled cases of the study are history and do not count.
    """
    return _in_order(Board.objects.public().filter(is_open()), "reports__smell", SMELL_LABELS)


def _in_order(boards: QuerySet[Board], field: str, words: dict[str, Promise]) -> list[Counted]:
    rows = boards.order_by().values_list(field).annotate(boards=Count("pk", distinct=True))
    counts: dict[str, int] = {word: count for word, count in rows if word in words}
    most = max(counts.values(), default=0)
    return [
        Counted(word, label, counts.get(word, 0), round(100 * counts.get(word, 0) / (most or 1)))
        for word, label in words.items()
    ]


def last_looks() -> LastLooks:
    """What `checking_state` judges by."""
    answered = Q(schedule__last_outcome__in=(CheckOutcome.OK, CheckOutcome.FAILED))
    offline = Q(schedule__last_unread="no-network")
    needs_network = Q(is_sample=False)
    found = Board.objects.aggregate(
        last_at=Max("schedule__last_checked_at"),
        # A board without a schedule has waited since it was added.
        waiting_since=Min(Coalesce("schedule__next_check_at", "created_at")),
        no_network_at=Max("schedule__last_checked_at", filter=needs_network & offline),
        answered_at=Max("schedule__last_checked_at", filter=needs_network & answered),
    )
    return LastLooks(**found)


def checking_now(*, now: datetime) -> CheckingState:
    return checking_state(last_looks(), now=now)


def day_of_checks(*, now: datetime) -> DayOfChecks:
    recent = Q(schedule__last_checked_at__gte=now - A_DAY)
    offline = Q(schedule__last_unread="no-network")
    looked_at = recent & ~Q(schedule__last_unread__in=NOT_ASKED)
    untold = Q(schedule__last_outcome=CheckOutcome.COULD_NOT_CHECK)
    counts = Board.objects.public().aggregate(
        checked=Count("pk", filter=looked_at),
        inconclusive=Count("pk", filter=looked_at & untold),
        no_network=Count("pk", filter=recent & offline),
        last_at=Max("schedule__last_checked_at"),
    )
    return DayOfChecks(**counts)


def newest_transitions(boards: QuerySet[Board], limit: int = NEWEST) -> list[Transition]:
    """The latest smells that were confirmed or whose end was seen, on `boards`.

    A suspicion that went away before it was public is nobody's news.
    """
    opened = Q(reports__events__to_state=ReportState.REOPENED) | Q(
        reports__events__to_state__in=(ReportState.OPEN, ReportState.ACKNOWLEDGED),
        reports__events__from_state__in=("", ReportState.SUSPECTED),
    )
    ended = Q(
        reports__events__to_state=ReportState.RESOLVED,
        reports__events__from_state__in=(*OPEN, ReportState.ACCEPTED),
    )
    rows = (
        boards.filter(
            opened | ended,
            is_public(),  # else what was said was taken back
        )
        .order_by("-reports__events__at", "-reports__events__pk")
        .values_list(
            "slug",
            "name",
            "reports__smell",
            "reports__events__to_state",
            "reports__events__at",
        )[:limit]
    )
    return [Transition(slug, name, smell or "", state, at) for slug, name, smell, state, at in rows]
