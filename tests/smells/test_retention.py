"""Old snapshots go; the measure of later looks and the evidence of public reports stay."""

import pytest

from crawler.models import Snapshot
from crawler.snapshots import KEPT
from smells.models import ReportEvent
from smells.retention import forget_old_snapshots
from smells.tasks import forget_what_is_old
from tests import factories
from tests.crawler.test_snapshots import URL, keep, shown
from tests.smells.seen import DAY, START

pytestmark = pytest.mark.django_db
LONG_AFTER = START + KEPT + 2 * DAY


@pytest.fixture
def board():
    return factories.board("A board", url=URL)


def rows_kept():
    return sorted(Snapshot.objects.values_list("rows", flat=True))


def test_of_old_ones_only_the_last_good_stays(board):
    for day, rows in enumerate((5, 6, 7)):
        keep(board, shown(rows), at=START + day * DAY)
    keep(board, shown(4), at=START + 3 * DAY, doubted={URL})
    assert forget_old_snapshots(now=LONG_AFTER + 3 * DAY) == 3
    assert rows_kept() == [7]


def test_what_was_seen_lately_stays(board):
    keep(board, shown(5))
    keep(board, shown(6), at=START + 10 * DAY)
    assert forget_old_snapshots(now=START + KEPT) == 0


@pytest.mark.parametrize(
    ("state", "kept"), [("open", [5, 9]), ("resolved", [5, 9]), ("suspected", [9])]
)
def test_the_evidence_of_a_public_report_stays(board, state, kept):
    check = keep(board, shown(5))
    report = factories.report(board, state=state)
    ReportEvent.objects.create(
        report=report, at=START, actor="recheck", to_state=state, reason="x", check_seen=check
    )
    keep(board, shown(9), at=START + DAY)
    forget_old_snapshots(now=LONG_AFTER)
    assert rows_kept() == kept


def test_the_task_of_every_day_is_that_function(board):
    keep(board, shown(5))
    keep(board, shown(6), at=START + DAY)
    assert forget_what_is_old() == 3  # two checks, and the snapshot that is no baseline
