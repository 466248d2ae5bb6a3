"""What people decided holds for what they decided on; something else has to be confirmed anew."""

import pytest

from crawler.outages import TakenBack
from smells.fingerprint import fingerprint
from smells.models import Report
from smells.moves import Move
from smells.outcome import Finding
from smells.reconcile import take_back
from tests import factories
from tests.people import people_of
from tests.smells.moving import as_curator, as_maintainer, move, seen_by
from tests.smells.seen import DAY, START, only_report

pytestmark = pytest.mark.django_db
RULE = "missing.page"
DECIDED = START + 8 * DAY


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def seen(board, days, status=404, rule=RULE, **more):
    return seen_by(board, rule, {"status": status, **more}, at=START + days * DAY)


def opened(board) -> Report:
    for days in (0, 4, 8):
        seen(board, days)
    return only_report(board)


@pytest.fixture(params=["accepted", "false_positive"])
def decided(request, board, people) -> Report:
    """A public report that people accepted or called false."""
    report = opened(board)
    by = as_maintainer(people.owner, report)
    if request.param == "accepted":
        move(report, Move.ACCEPT, by, now=DECIDED)
    else:
        move(report, Move.DISPUTE, by, now=DECIDED)
        move(report, Move.DISMISS, as_curator(people.curator, report), now=DECIDED)
    assert report.state == request.param
    return report


def test_the_same_evidence_changes_nothing_but_when_it_was_last_seen(board, decided):
    events = decided.events.count()
    for days in (12, 16, 20, 24):
        seen(board, days)
    report = only_report(board)
    assert (report.state, report.events.count()) == (decided.state, events)
    assert report.last_seen_at == START + 24 * DAY
    assert list(Report.objects.seen()) == [report] and report.is_still_seen


def test_other_evidence_reopens_it_only_when_it_is_confirmed_as_at_the_first_time(board, decided):
    for days in (12, 16):
        seen(board, days, status=410)
        report = only_report(board)
        assert (report.state, report.values["status"]) == (decided.state, 404)
    seen(board, 20, status=410)
    report = only_report(board)
    assert (report.state, report.values["status"]) == ("reopened", 410)
    event = report.events.last()
    assert (event.from_state, event.reason) == (decided.state, "new-evidence")
    assert (report.accepted_until, report.decided_on) == (None, "")


def test_evidence_that_is_another_at_every_look_confirms_nothing(board, decided):
    for days, status in ((12, 410), (16, 451), (20, 410), (24, 451), (28, 410)):
        seen(board, days, status=status)
    assert only_report(board).state == decided.state


def test_the_old_evidence_in_between_begins_the_count_anew(board, decided):
    for days, status in ((12, 410), (16, 404), (20, 410), (24, 410)):
        seen(board, days, status=status)
    assert (only_report(board).state, only_report(board).sightings) == (decided.state, 2)


def test_by_more_days_a_board_that_is_overdue_is_not_overdue_anew(board, people):
    rule, said = "deprecated.overdue", {"rhythm": "weekly", "updated": "2026-01-01"}
    for days in (0, 2):
        seen_by(board, rule, said | {"days": 60 + days}, at=START + days * DAY)
    report = only_report(board)
    move(report, Move.ACCEPT, as_maintainer(people.owner, report), now=START + 3 * DAY)
    for days in (4, 8, 12):
        seen_by(board, rule, said | {"days": 60 + days}, at=START + days * DAY)
    report = only_report(board)
    assert (report.state, report.values["days"]) == ("accepted", 72)


def test_another_wrong_row_reopens_what_was_called_false(board, people):
    rule = "misdisplayed.stray-value"
    row = {"model": "A", "column": "Score", "text": "NaN", "count": 1, "lines": "3"}
    for days in (0, 2):
        seen_by(board, rule, row, at=START + days * DAY)
    report = only_report(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    move(report, Move.DISMISS, as_curator(people.curator, report))
    for days in (4, 6):
        seen_by(board, rule, row | {"lines": "4"}, at=START + days * DAY)
    assert only_report(board).state == "false_positive"
    for days in (8, 10):
        seen_by(board, rule, row | {"model": "B"}, at=START + days * DAY)
    assert only_report(board).state == "reopened"


def test_what_is_over_is_not_counted_as_seen_any_more(board, people, decided):
    seen_by(board, RULE, None, at=START + 12 * DAY)
    report = only_report(board)
    assert report.state in ("false_positive", "resolved")
    assert not Report.objects.seen().exists() and not report.is_still_seen
    assert not Report.objects.that_may_move().exists()


def test_a_decision_of_before_there_were_marks_holds_for_what_is_seen_next(board):
    url = board.locations.get().url
    mark = fingerprint(RULE, Finding(at=url))
    factories.report(board, state="false_positive", url=url)
    Report.objects.update(fingerprint=mark)
    seen(board, 4)
    report = only_report(board)
    assert (report.state, report.decided_on != "") == ("false_positive", True)


def test_an_outage_of_ours_gives_a_dismissal_its_evidence_back(board, people):
    report = opened(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    move(report, Move.DISMISS, as_curator(people.curator, report))
    mark = report.decided_on
    for days in (12, 16, 20):
        seen(board, days, status=410)
    taken = TakenBack({board.pk: START + 19 * DAY})
    take_back(taken, at=START + 20 * DAY)
    report = only_report(board)
    assert (report.state, report.decided_on) == ("false_positive", mark)


def test_a_claimed_fix_that_a_later_look_refutes_is_taken_for_known_again(board, people):
    report = opened(board)
    claimed = START + 9 * DAY
    move(report, Move.CLAIM_FIX, as_maintainer(people.owner, report), now=claimed)
    seen_by(board, RULE, {"status": 404}, at=claimed)
    assert only_report(board).state == "fix_claimed"
    seen(board, 10)
    report = only_report(board)
    assert (report.state, report.events.last().reason) == ("acknowledged", "still-seen")


def test_a_claimed_fix_is_proved_by_a_look(board, people):
    report = opened(board)
    move(report, Move.CLAIM_FIX, as_maintainer(people.owner, report), now=START + 9 * DAY)
    seen_by(board, RULE, None, at=START + 10 * DAY)
    report = only_report(board)
    assert (report.state, report.events.last().reason) == ("resolved", "fixed")
