"""What only a board's maintainers are told in their digest: what waits for them.

Asked for the boards they maintain at this moment: who has lost one is told no more of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from leaderboards.models import Claim
from leaderboards.vocabulary import ClaimState, ReportState
from smells.detectors import DETECTORS
from smells.models import Report, ReportEvent
from smells.rule import Confidence

MOST_LINES = 20  # of each kind
ENDS_SOON = timedelta(days=7)
_OVER = (ReportState.RESOLVED, ReportState.FALSE_POSITIVE, ReportState.ACCEPTED)


@dataclass(frozen=True)
class ForMaintainers:
    """`held` are smells the public does not see yet, `ending` acceptances that end soon.

    `has_news`: something of it was not so yet when the last digest was made. Else it is no
    reason to write.
    """

    held: tuple[Report, ...] = ()
    ending: tuple[Report, ...] = ()
    failing: tuple[Claim, ...] = ()
    hints: int = 0
    has_news: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.held or self.ending or self.failing or self.hints)


def upkeep_of(user: User, *, since: datetime, through: datetime) -> ForMaintainers:
    held, ending, failing = _held(user, through), _ending(user, through), _failing(user)
    was_soon = (since + ENDS_SOON).date()
    has_news = (
        _moved(held, since, through)
        or any(report.accepted_until and report.accepted_until > was_soon for report in ending)
        or any(claim.failing_since and claim.failing_since >= since for claim in failing)
    )
    return ForMaintainers(tuple(held), tuple(ending), tuple(failing), _hints(user), has_news)


def _held(user: User, through: datetime) -> list[Report]:
    held = Report.objects.filter(
        board__maintainers__user=user, held_until__gte=through, opened_at__isnull=True
    ).exclude(state__in=_OVER)
    return list(held.for_list().order_by("held_until", "pk")[:MOST_LINES])


def _moved(held: list[Report], since: datetime, through: datetime) -> bool:
    events = ReportEvent.objects.filter(report__in=held, at__gte=since, at__lt=through)
    return bool(held) and events.exists()


def _ending(user: User, through: datetime) -> list[Report]:
    ending = Report.objects.filter(
        board__maintainers__user=user,
        state=ReportState.ACCEPTED,
        accepted_until__gte=through.date(),
        accepted_until__lte=(through + ENDS_SOON).date(),
    )
    return list(ending.for_list().order_by("accepted_until", "pk")[:MOST_LINES])


def _failing(user: User) -> list[Claim]:
    failing = Claim.objects.filter(user=user, state=ClaimState.FAILING).select_related("board")
    return list(failing.order_by("failing_since", "pk")[:MOST_LINES])


def _hints(user: User) -> int:
    """Those that wait for a person: no counting confirms them."""
    unsure = [name for name, each in DETECTORS.items() if each.rule.confidence is Confidence.HINT]
    return Report.objects.hints_to_look_at(unsure).filter(board__maintainers__user=user).count()
