"""How the checker itself stands, in a fixed number of queries; kept for some seconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Min, Q

from crawler.models import Check, DomainLook, Mishap, Schedule
from crawler.observation import Unread
from crawler.outages import OUR_OUTAGE
from crawler.shared_cache import shared_cache
from crawler.vantage.silence import silent_since
from leaderboards.models import Incident
from leaderboards.signs_of_life import BEAT, WORKER, last_sign
from leaderboards.vocabulary import CheckOutcome, Platform

KEPT_SECONDS = 10
A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
_KEY = "status-2"


@dataclass(frozen=True)
class Queue:
    """Boards, samples left out: due and not yet sent, sent to the workers, being looked at,
    lost by a worker that died, and those that broke a worker again and again.
    """

    due: int
    oldest_due_at: datetime | None
    handed_out: int
    leased: int
    stale: int
    parked: int


@dataclass(frozen=True)
class OpenIncident:
    slug: str
    platform: str
    host: str
    began_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True)
class Status:
    """`checks` of the last 24 hours by outcome. `last_good` is, for each platform, when an
    address there was last found in order. `mishaps` are attempts that broke on our side.
    `vantage_silent_since` is None while the second place answers, or there is none.
    """

    at: datetime
    version: str
    queue: Queue
    checks: dict[str, int]
    mishaps: int
    our_outage: bool
    incidents: tuple[OpenIncident, ...]
    last_good: dict[str, datetime | None]
    beat_at: datetime | None
    worker_at: datetime | None
    vantage_silent_since: datetime | None

    @property
    def oldest_due_seconds(self) -> float:
        oldest = self.queue.oldest_due_at
        return (self.at - oldest).total_seconds() if oldest else 0.0

    @property
    def checks_of_a_day(self) -> int:
        return sum(self.checks.values())

    @property
    def checks_per_hour(self) -> float:
        return round(self.checks_of_a_day / 24, 1)

    @property
    def inconclusive_share(self) -> float:
        untold = self.checks.get(CheckOutcome.COULD_NOT_CHECK, 0)
        return round(untold / self.checks_of_a_day, 4) if untold else 0.0

    @property
    def inconclusive_percent(self) -> float:
        return 100 * self.inconclusive_share


def status(*, now: datetime) -> Status:
    """As it was at most some seconds ago, so that nobody can keep the database busy with it."""
    kept = cache.get(_KEY)
    if isinstance(kept, Status):
        return kept
    fresh = read_status(now=now)
    cache.set(_KEY, fresh, KEPT_SECONDS)
    return fresh


def read_status(*, now: datetime) -> Status:
    return Status(
        at=now,
        version=settings.VERSION,
        queue=_queue(now),
        checks=_checks(now),
        mishaps=Mishap.objects.since(now - A_DAY).count(),
        our_outage=_our_outage(now),
        incidents=tuple(
            OpenIncident(*row)
            for row in Incident.objects.going_on()
            .order_by("-began_at")
            .values_list("slug", "platform", "host", "began_at", "answered_at")
        ),
        last_good={platform.value: _last_good(platform) for platform in Platform},
        beat_at=last_sign(BEAT),
        worker_at=last_sign(WORKER),
        vantage_silent_since=silent_since(shared_cache()) if settings.VANTAGE_URL else None,
    )


def _queue(now: datetime) -> Queue:
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    idle = Q(handed_out_until__isnull=True) | Q(handed_out_until__lt=now)
    waiting = Q(next_check_at__lte=now) & free & idle
    boards = Schedule.objects.filter(board__is_sample=False)
    parked = boards.parked().values("pk")
    counts = boards.aggregate(
        due=Count("pk", filter=waiting),
        oldest_due_at=Min("next_check_at", filter=waiting),
        handed_out=Count("pk", filter=Q(handed_out_until__gte=now) & free),
        leased=Count("pk", filter=Q(leased_until__gte=now)),
        stale=Count("pk", filter=Q(leased_until__lt=now)),
        parked=Count("pk", filter=Q(pk__in=parked)),
    )
    return Queue(**counts)


def _checks(now: datetime) -> dict[str, int]:
    recent = Check.objects.filter(at__gte=now - A_DAY, board__is_sample=False).order_by()
    counts = dict(recent.values_list("outcome").annotate(checks=Count("pk")))
    return {outcome.value: counts.get(outcome.value, 0) for outcome in CheckOutcome}


def _our_outage(now: datetime) -> bool:
    """Whether it was us this hour: many boards failed at once, or nothing could be reached."""
    ours = Q(excused=OUR_OUTAGE) | Q(unread=Unread.NO_NETWORK)
    return Check.objects.filter(ours, at__gte=now - AN_HOUR).exists()


def _last_good(platform: Platform) -> datetime | None:
    looks = DomainLook.objects.filter(platform=platform, in_order_at__isnull=False)
    return looks.order_by("-in_order_at").values_list("in_order_at", flat=True).first()
