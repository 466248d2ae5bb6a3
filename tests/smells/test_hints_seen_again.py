"""A hint that was resolved and is seen again finds its way back to a person, never by itself."""

import pytest
from django.utils import timezone

from smells.curation_queue import Narrowed, Tab, reports
from smells.desk import Show, counts_of
from smells.models import Report
from smells.moves import Move, NotAllowed, possible_moves
from smells.notices.upkeep import upkeep_of
from tests import factories
from tests.people import people_of
from tests.smells.moving import as_curator, as_maintainer, move, seen_by
from tests.smells.seen import DAY, START, only_report

pytestmark = pytest.mark.django_db
HINT = "mismatched.count-claim"
VALUES = {"stated": 9, "counted": 3}


@pytest.fixture
def board():
    return factories.board()


@pytest.fixture
def people(board):
    return people_of(board)


def waiting(people) -> tuple[int, int, int]:
    """On the desk, in the digest, and in the curators' queue."""
    desk = counts_of(Report.objects.all())[Show.HINTS]
    queue = reports(Tab.HINTS, Narrowed(), now=timezone.now()).count()
    told = upkeep_of(people.owner, since=START, through=START + DAY).hints
    return desk, told, queue


@pytest.fixture
def resolved(board, people) -> Report:
    """It was public, and then in order."""
    seen_by(board, HINT, VALUES, at=START)
    report = only_report(board)
    move(report, Move.CONFIRM_HINT, as_maintainer(people.owner, report), now=START)
    seen_by(board, HINT, None, at=START + DAY)
    report.refresh_from_db()
    assert (report.state, report.opened_at) == ("resolved", START)
    return report


def test_one_that_never_was_public_is_a_hint_again(board, people):
    seen_by(board, HINT, VALUES, at=START)
    seen_by(board, HINT, None, at=START + DAY)
    assert waiting(people) == (0, 0, 0)
    seen_by(board, HINT, VALUES, at=START + 2 * DAY)
    assert only_report(board).state == "suspected"
    assert waiting(people) == (1, 1, 1)


def test_one_that_was_public_waits_for_a_person_and_shows_itself_as_resolved(
    board, people, resolved
):
    assert waiting(people) == (0, 0, 0)
    for days in (2, 5, 9):
        seen_by(board, HINT, VALUES, at=START + days * DAY)
        assert only_report(board).state == "resolved"
        assert waiting(people) == (1, 1, 1)
    assert not Report.objects.open().exists() and not Report.objects.seen().exists()


def test_a_look_that_finds_it_in_order_takes_it_off_again(board, people, resolved):
    seen_by(board, HINT, VALUES, at=START + 2 * DAY)
    seen_by(board, HINT, None, at=START + 3 * DAY)
    assert waiting(people) == (0, 0, 0)
    resolved.refresh_from_db()
    for by in (as_curator(people.curator, resolved), as_maintainer(people.owner, resolved)):
        assert possible_moves(resolved, by) == ()
        with pytest.raises(NotAllowed):
            move(resolved, Move.CONFIRM_HINT, by)


@pytest.mark.parametrize(("who", "state"), [("owner", "acknowledged"), ("curator", "reopened")])
def test_a_person_who_confirms_it_reopens_it_at_once(board, people, resolved, who, state):
    seen_by(board, HINT, VALUES, at=START + 2 * DAY)
    resolved.refresh_from_db()
    acting = as_maintainer if who == "owner" else as_curator
    by = acting(getattr(people, who), resolved)
    assert possible_moves(resolved, by) == (Move.CONFIRM_HINT,)
    move(resolved, Move.CONFIRM_HINT, by, now=START + 3 * DAY)
    assert (resolved.state, resolved.held_until, resolved.resolved_at) == (state, None, None)
    assert waiting(people) == (0, 0, 0)
    seen_by(board, HINT, {**VALUES, "counted": 4}, at=START + 4 * DAY)
    resolved.refresh_from_db()
    assert (resolved.state, resolved.values["counted"]) == (state, 4)


def test_the_desk_says_that_its_page_still_calls_it_resolved(client, board, people, resolved):
    seen_by(board, HINT, VALUES, at=START + 2 * DAY)
    client.force_login(people.owner)
    page = client.get("/en/desk/?show=hints").content.decode()
    assert "is seen again" in page and "Seen by you alone" not in page
    assert "再次被看到" in client.get("/zh-hans/desk/?show=hints").content.decode()


def test_a_hint_that_was_held_and_called_false_is_a_hint_again_on_other_evidence(board, people):
    seen_by(board, HINT, VALUES, at=START)
    report = only_report(board)
    curator = as_curator(people.curator, report)
    move(report, Move.CONFIRM_HINT, curator, now=START)
    move(report, Move.DISPUTE, as_maintainer(people.owner, report), now=START)
    move(report, Move.DISMISS, curator, now=START + DAY)
    for days in (10, 12, 14):
        seen_by(board, HINT, {**VALUES, "stated": 10}, at=START + days * DAY)
    report.refresh_from_db()
    assert (report.state, report.held_until, report.opened_at) == ("suspected", None, None)
    assert waiting(people) == (1, 1, 1)
