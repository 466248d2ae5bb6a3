"""No report is called false by one person alone; and only looks, or a curator's, end one."""

import pytest

from leaderboards.models import AuditEvent
from smells.embargo import HOLD
from smells.moves import Move, NotAllowed, possible_moves
from smells.passing_time import let_time_pass
from tests import factories
from tests.factories import NOW
from tests.people import maintainer, people_of, person
from tests.smells.moving import as_curator, as_maintainer, move, mover

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def refused(report, what, by) -> str:
    assert what not in possible_moves(report, by)
    with pytest.raises(NotAllowed) as refusal:
        move(report, what, by)
    return refusal.value.code


@pytest.mark.parametrize("what", [Move.DISMISS, Move.UPHOLD])
def test_who_disputed_it_does_not_decide(board, people, what):
    report = factories.report(board)
    by = as_curator(people.curator, report)
    move(report, Move.DISPUTE, by)
    assert refused(report, what, by) == "needs-a-second-person"
    move(report, what, as_curator(person("another", curator=True), report))


@pytest.mark.parametrize("what", [Move.DISMISS, Move.UPHOLD])
def test_a_curator_decides_nothing_on_a_board_of_their_own(board, people, what):
    report = factories.report(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    maintainer(board, people.curator, "editor", basis="invitation")
    assert refused(report, what, as_curator(people.curator, report)) == "own-board"


def test_a_dispute_taken_back_leaves_nothing_to_decide(board, people):
    report = factories.report(board, state="reopened")
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    move(report, Move.WITHDRAW_DISPUTE, as_maintainer(people.editor, report))
    assert (report.state, report.disputed_by) == ("open", None)
    assert refused(report, Move.DISMISS, as_curator(people.curator, report)) == "not-possible"


def test_a_false_positive_is_final_for_people(board, people):
    report = factories.report(board)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report))
    move(report, Move.DISMISS, as_curator(people.curator, report))
    assert report.state == "false_positive"
    for kind, who in (("maintainer", people.owner), ("curator", people.curator)):
        assert possible_moves(report, mover(kind, who, report)) == ()


def test_only_what_a_reader_reported_is_ended_by_a_curators_look(board, people):
    ours = factories.report(board)
    by = as_curator(people.curator, ours)
    assert refused(ours, Move.VERIFY, by) == "only-a-recheck"
    readers = factories.report(board, source="reader")
    move(readers, Move.CLAIM_FIX, as_maintainer(people.owner, readers))
    move(readers, Move.VERIFY, by)
    assert (readers.state, readers.resolved_at is not None) == ("resolved", True)


def test_a_curator_ends_what_a_reader_reported_before_it_is_public(board, people):
    held = factories.report(board, state="suspected", source="reader", rule_id="")
    held.held_until = NOW + HOLD
    held.save()
    assert refused(held, Move.VERIFY, as_maintainer(people.owner, held)) == "not-yours"
    move(held, Move.VERIFY, as_curator(people.curator, held))
    assert (held.state, held.held_until, held.opened_at) == ("resolved", None, None)
    assert not AuditEvent.objects.public().exists()
    assert let_time_pass(now=NOW + 2 * HOLD) == 0


def test_nobody_says_that_their_own_board_was_mended(board, people):
    readers = factories.report(board, source="reader")
    maintainer(board, people.curator, "owner")
    assert refused(readers, Move.VERIFY, as_curator(people.curator, readers)) == "own-board"


def test_a_hint_becomes_public_by_a_curator_or_by_its_maintainer_who_then_knows_it(board, people):
    one = factories.report(board, "missing", state="suspected", rule_id="missing.rows-lost")
    move(one, Move.CONFIRM_HINT, as_curator(people.curator, one))
    assert (one.state, one.opened_at is not None) == ("open", True)
    other = factories.report(board, "missing", state="suspected", rule_id="missing.rows-lost")
    move(other, Move.CONFIRM_HINT, as_maintainer(people.editor, other))
    assert (other.state, other.opened_at is not None) == ("acknowledged", True)


def test_a_bare_suspicion_is_for_nobody_to_move(board, people):
    report = factories.report(board, state="suspected")
    for kind, who in (("maintainer", people.owner), ("curator", people.curator)):
        assert possible_moves(report, mover(kind, who, report)) == ()
