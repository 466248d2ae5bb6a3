"""Links that let others join."""

from datetime import timedelta

import pytest

from leaderboards import invitations
from leaderboards.held_rights import NotPossible
from leaderboards.maintaining import change_role, leave
from leaderboards.models import Invitation
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import actions, roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


def invited(board, by, role="editor"):
    return invitations.invite(board, role=role, note="for <b>Ann</b>", by=by, now=NOW)


def test_a_link_serves_once_and_only_its_hash_is_kept(board, people, told) -> None:
    made, token = invited(board, people.owner)
    assert token not in str(Invitation.objects.values().get()) and len(token) >= 40
    assert invitations.find(token) == made and invitations.find(token[:-1]) is None
    invitations.accept(made, people.stranger, now=LATER)
    assert roles(board)["stranger"] == "editor"
    assert told() == [("owner", "invitation_accepted")]
    with pytest.raises(NotPossible, match="been used"):
        invitations.accept(made, person("late"), now=LATER)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda made, people: {"now": NOW + invitations.VALID_FOR}, "run out"),
        (lambda made, people: {"user": people.owner}, "your own"),
        (lambda made, people: {"user": people.editor}, "already"),
        (
            lambda made, people: invitations.withdraw(
                made.board, made.pk, by=people.owner, now=NOW
            ),
            "withdrawn",
        ),
        (
            lambda made, people: maintainer(made.board, person("b")) and demoted(made),
            "not an owner",
        ),
    ],
    ids=["run out", "own", "already there", "withdrawn", "made by a former owner"],
)
def test_it_is_refused_in_words(board, people, spoil, why) -> None:
    made, _token = invited(board, people.owner)
    use = {"user": people.stranger, "now": LATER, **(spoil(made, people) or {})}
    with pytest.raises(NotPossible, match=why):
        invitations.accept(made, **use)
    assert "stranger" not in roles(board)


def demoted(made):
    change_role(made.board, made.invited_by, role="editor", by=made.invited_by, now=NOW)
    return {}


def test_an_editor_may_be_invited_as_an_owner(board, people) -> None:
    made, _token = invited(board, people.owner, role="owner")
    invitations.accept(made, people.editor, now=LATER)
    assert roles(board) == {"owner": "owner", "editor": "owner"}


def test_with_the_last_owner_open_links_are_withdrawn(board, people) -> None:
    made, _token = invited(board, people.owner)
    leave(board, people.owner, now=LATER)
    made.refresh_from_db()
    assert made.withdrawn_at == LATER
    with pytest.raises(NotPossible):
        invitations.accept(made, people.stranger, now=LATER)


def test_there_are_only_so_many_open_ones(board, people) -> None:
    for _ in range(invitations.MOST_OPEN):
        made, _token = invited(board, people.owner)
    with pytest.raises(NotPossible, match="20 open"):
        invited(board, people.owner)
    invitations.withdraw(board, made.pk, by=people.owner, now=LATER)
    invitations.invite(board, role="editor", note="", by=people.owner, now=LATER)


def test_withdrawing_them_makes_no_room_for_more_on_the_same_day(board, people) -> None:
    for _ in range(invitations.MOST_A_DAY):
        made, _token = invited(board, people.owner)
        invitations.withdraw(board, made.pk, by=people.owner, now=NOW)
    with pytest.raises(NotPossible, match="last 24 hours"):
        invited(board, people.owner)
    invitations.invite(board, role="editor", note="", by=people.owner, now=LATER)


def test_only_owners_make_and_withdraw_them_and_nothing_of_it_is_public(board, people) -> None:
    made, _token = invited(board, people.owner)
    for who in (people.editor, people.stranger, people.curator):
        with pytest.raises(NotPossible):
            invited(board, who)
        with pytest.raises(NotPossible):
            invitations.withdraw(board, made.pk, by=who, now=NOW)
    invitations.withdraw(board, made.pk, by=people.owner, now=NOW)
    assert actions(board) == ["invited", "invitation-withdrawn"]
    assert not board.audit_events.public().exists()


def test_another_boards_owner_withdraws_nothing_here(board, people) -> None:
    made, _token = invited(board, people.owner)
    other = made_board()
    maintainer(other, people.stranger)
    invitations.withdraw(other, made.pk, by=people.stranger, now=NOW)
    made.refresh_from_db()
    assert made.is_open(NOW)
