"""People move reports: each move, by whom, from where, and what is written down."""

from datetime import timedelta

import pytest

from leaderboards.models import AuditEvent
from leaderboards.vocabulary import AcceptReason, ActorKind, ReportState
from smells.lifecycle import TRANSITIONS
from smells.models import Report, ReportEvent
from smells.moves import (
    Acceptance,
    Move,
    Mover,
    NotAllowed,
    move_report,
    move_reports,
    possible_moves,
    why_not,
)
from smells.moves_of_people import ACTION_OF
from tests import factories
from tests.factories import NOW
from tests.people import people_of
from tests.smells.moving import A_MONTH, as_curator, as_maintainer, move, mover

pytestmark = pytest.mark.django_db
BY_MAINTAINERS = ("acknowledge", "claim-fix", "accept", "end-acceptance", "withdraw-dispute")
BY_CURATORS = ("dismiss", "uphold", "verify")
BY_BOTH = ("dispute", "confirm-hint")
STARTS = {
    "end-acceptance": "accepted",
    "withdraw-dispute": "disputed",
    "dismiss": "disputed",
    "uphold": "disputed",
    "confirm-hint": "suspected",
}


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def start_of(board, what: str) -> Report:
    """A report from which this move is possible for those who may."""
    source = "reader" if what == "verify" else "recheck"
    rule = "mismatched.count-claim" if what == "confirm-hint" else "missing.page"
    state = STARTS.get(what, "open")
    return factories.report(board, state=state, source=source, rule_id=rule)


def refused(report, what, by, **said) -> str:
    """The code with which it is refused; nothing at all was changed."""
    before = Report.objects.values().get(pk=report.pk)
    with pytest.raises(NotAllowed) as refusal:
        move(report, what, by, **said)
    assert Report.objects.values().get(pk=report.pk) == before
    assert not report.events.exists() and not AuditEvent.objects.exists()
    assert why_not(refusal.value.code)
    return refusal.value.code


def test_every_move_is_of_maintainers_of_curators_or_of_both():
    assert sorted(BY_MAINTAINERS + BY_CURATORS + BY_BOTH) == sorted(ACTION_OF)


@pytest.mark.parametrize("what", ACTION_OF)
@pytest.mark.parametrize("who", ["owner", "editor", "stranger", "curator", "visitor"])
@pytest.mark.parametrize("kind", ["maintainer", "curator", "person"])
def test_each_person_may_do_what_the_table_allows_and_nothing_else(board, people, who, kind, what):
    report = start_of(board, what)
    by = mover(kind, getattr(people, who), report)
    as_maintainer = who in ("owner", "editor") and kind == "maintainer"
    as_curator = who == "curator" and kind == "curator"
    if (as_maintainer and what in BY_MAINTAINERS + BY_BOTH) or (
        as_curator and what in BY_CURATORS + BY_BOTH
    ):
        assert what in possible_moves(report, by)
        assert move(report, what, by).report == report
    else:
        assert what not in possible_moves(report, by)
        assert refused(report, what, by) == "not-yours"


def test_who_maintains_another_board_may_nothing_here(board):
    stranger = people_of(factories.board()).owner
    report = factories.report(board)
    assert possible_moves(report, as_maintainer(stranger, report)) == ()


@pytest.mark.parametrize("what", ACTION_OF)
@pytest.mark.parametrize("state", ReportState)
def test_what_the_table_has_no_row_for_is_refused(board, people, state, what):
    report = factories.report(board, state=state)
    kind = "curator" if what in BY_CURATORS else "maintainer"
    by = mover(kind, people.curator if kind == "curator" else people.owner, report)
    if (state, what) not in TRANSITIONS:
        assert refused(report, what, by) in ("already-so", "not-possible")


def test_a_move_is_written_down_with_who_when_why_before_and_after(board, people):
    report = factories.report(board)
    later = NOW + timedelta(hours=1)
    event = move(report, Move.DISPUTE, as_maintainer(people.editor, report), now=later, text=" No ")
    assert (event.from_state, event.to_state, event.reason) == ("open", "disputed", "disputed")
    assert (event.at, event.actor, event.person_id) == (later, "maintainer", people.editor.pk)
    assert event.text == "No"
    assert report.disputed_by == people.editor
    audited = AuditEvent.objects.get()
    assert (audited.action, audited.board, audited.person) == ("report-moved", board, people.editor)
    assert (audited.subject, audited.reason) == (f"report:{report.pk}", "No")
    assert (audited.before, audited.after["state"]) == ({"state": "open"}, "disputed")
    assert audited.is_public


def test_what_is_not_public_is_not_public_in_the_audit_log_either(board, people):
    report = factories.report(board, state="suspected", rule_id="mismatched.count-claim")
    move(report, Move.ACCEPT, as_maintainer(people.owner, report))
    assert not AuditEvent.objects.get().is_public
    assert not Report.objects.public().exists()


def test_the_same_move_twice_says_that_it_is_so_already(board, people):
    report = factories.report(board)
    by = as_maintainer(people.owner, report)
    move(report, Move.ACKNOWLEDGE, by)
    with pytest.raises(NotAllowed) as refusal:
        move(report, Move.ACKNOWLEDGE, by)
    assert refusal.value.code == "already-so"
    assert ReportEvent.objects.count() == AuditEvent.objects.count() == 1


@pytest.mark.parametrize("what", [Move.ACCEPT, Move.DISPUTE])
def test_some_moves_need_words(board, people, what):
    report = factories.report(board)
    assert refused(report, what, as_maintainer(people.owner, report), text=" ") == "needs-words"


@pytest.mark.parametrize("days", [0, 1, 31, 366, 10_000])
def test_a_person_accepts_for_a_month_three_or_a_year(board, people, days):
    report = factories.report(board)
    forever = Acceptance(AcceptReason.BY_DESIGN, days)
    by = as_maintainer(people.owner, report)
    assert refused(report, Move.ACCEPT, by, acceptance=forever) == "needs-an-end"
    assert refused(report, Move.ACCEPT, by, acceptance=None) == "needs-an-end"


def test_an_accepted_report_has_its_reason_and_its_end(board, people):
    report = factories.report(board)
    move(report, Move.ACCEPT, as_maintainer(people.owner, report), acceptance=A_MONTH)
    assert (report.state, report.accepted_reason) == ("accepted", "by-design")
    assert report.accepted_until == (NOW + timedelta(days=30)).date()
    move(report, Move.END_ACCEPTANCE, as_maintainer(people.editor, report))
    assert (report.state, report.accepted_reason, report.accepted_until) == ("open", "", None)


def test_a_boards_own_file_accepts_for_any_days_and_calls_nothing_false(board, people):
    report = factories.report(board)
    file = Mover(ActorKind.MAINTAINER, None, as_maintainer(people.owner, report).standings)
    assert possible_moves(report, file) == (Move.ACCEPT,)
    assert refused(report, Move.DISPUTE, file) == "needs-a-person"
    move(report, Move.ACCEPT, file, text="", acceptance=Acceptance(AcceptReason.BY_DESIGN, 17))
    assert report.accepted_until == (NOW + timedelta(days=17)).date()


def test_of_several_what_is_refused_keeps_none_from_moving(board, people):
    one, other = factories.report(board), factories.report(board, state="resolved")
    case = factories.report(board, source="study")
    by = as_maintainer(people.owner, one)
    results = move_reports([case.pk, other.pk, one.pk, 0], Move.ACKNOWLEDGE, by=by, now=NOW)
    told = {pk: getattr(result, "code", "moved") for pk, result in results}
    assert told == {
        0: "not-there",
        case.pk: "not-there",
        other.pk: "not-possible",
        one.pk: "moved",
    }


def test_text_that_no_database_can_write_is_kept_as_far_as_it_can_be(board, people):
    report = factories.report(board)
    text = "\x00<b>" + "x" * 5000
    event = move(report, Move.DISPUTE, as_maintainer(people.owner, report), text=text)
    assert event.text.startswith("\N{REPLACEMENT CHARACTER}<b>") and len(event.text) == 2000


def test_a_curator_of_nothing_moves_no_case_of_the_study(board, people):
    case = factories.report(board, source="study")
    assert possible_moves(case, as_curator(people.curator, case)) == ()
    with pytest.raises(NotAllowed):
        move_report(case.pk, Move.DISPUTE, by=as_curator(people.curator, case), now=NOW, text="no")
