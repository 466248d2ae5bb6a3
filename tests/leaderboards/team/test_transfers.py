"""A board is handed on, and taken back within seven days."""

from datetime import timedelta

import pytest

from leaderboards import grants, invitations
from leaderboards.held_rights import NotPossible
from leaderboards.maintaining import change_role, claim_ended, leave, remove
from leaderboards.transfers import revert, to_revert, transfer
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import claim, ended, proved_owner, roles
from tests.people import maintainer, people_of, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


def handed_over(board, people):
    return transfer(board, former=people.owner, new=people.editor, now=NOW)


def test_it_holds_at_once_and_both_are_told(board, people, told) -> None:
    made = handed_over(board, people)
    assert roles(board) == {"owner": "editor", "editor": "owner"}
    assert told() == [("editor", "role_changed"), ("owner", "board_handed_over")]
    assert to_revert(board, people.owner, now=LATER) == made
    assert to_revert(board, people.editor, now=LATER) is None


def test_asked_again_it_is_refused(board, people) -> None:
    handed_over(board, people)
    with pytest.raises(NotPossible, match="not an owner"):
        handed_over(board, people)
    assert board.transfers.count() == 1


def test_it_goes_to_another_maintainer_only(board, people) -> None:
    for new in (people.owner, people.stranger):
        with pytest.raises(NotPossible, match="another person"):
            transfer(board, former=people.owner, new=new, now=NOW)


def test_all_other_owners_are_told(board, people, told) -> None:
    maintainer(board, person("third"), "owner"), maintainer(board, person("fourth"), "editor")
    handed_over(board, people)
    assert [each for each in told() if each[1] == "owner_changed"] == [("third", "owner_changed")]


def test_what_an_owner_of_their_own_right_undid_is_not_had_back(board, people) -> None:
    invited = person("invited")
    maintainer(board, invited, "owner", basis="invitation")
    made = transfer(board, former=invited, new=people.editor, now=NOW)
    for who in (invited, people.editor):
        remove(board, who, by=people.owner, now=LATER)
    with pytest.raises(NotPossible, match="ended since"):
        revert(made, by=invited, now=LATER)
    assert roles(board) == {"owner": "owner"}


def test_taken_back_roles_are_what_they_were(board, people, told) -> None:
    made = handed_over(board, people)
    revert(made, by=people.owner, now=LATER)
    assert roles(board) == {"owner": "owner", "editor": "editor"}
    assert dict(board.maintainers.values_list("user__username", "basis")) == {
        "owner": "grant",
        "editor": "invitation",
    }
    assert told()[-1] == ("owner", "board_handed_over")
    assert ("editor", "transfer_reverted") in told()
    with pytest.raises(NotPossible, match="already"):
        revert(made, by=people.owner, now=LATER)


def test_only_the_former_owner_and_only_for_seven_days(board, people) -> None:
    made = handed_over(board, people)
    with pytest.raises(NotPossible, match="former owner"):
        revert(made, by=people.editor, now=LATER)
    with pytest.raises(NotPossible, match="over"):
        revert(made, by=people.owner, now=NOW + timedelta(days=7))


def test_whatever_the_new_owner_did_to_roles_is_undone(board, people) -> None:
    third, fourth = person("third"), person("fourth")
    maintainer(board, third, "editor", basis="grant")
    maintainer(board, fourth, "owner", basis="grant")
    made = handed_over(board, people)
    boss = people.editor
    remove(board, third, by=boss, now=LATER)
    change_role(board, fourth, role="editor", by=boss, now=LATER)
    link, _token = invitations.invite(board, role="owner", note="", by=boss, now=LATER)
    invitations.accept(link, people.stranger, now=LATER)
    open_link, _token = invitations.invite(board, role="owner", note="", by=boss, now=LATER)
    remove(board, people.owner, by=boss, now=LATER)
    revert(made, by=people.owner, now=LATER)
    assert roles(board) == {
        "owner": "owner",
        "editor": "editor",
        "third": "editor",
        "fourth": "owner",
    }
    open_link.refresh_from_db()
    assert open_link.withdrawn_at == LATER


def test_it_is_undone_also_when_it_was_handed_on_again_or_left(board, people) -> None:
    third = person("third")
    maintainer(board, third, "editor", basis="invitation")
    made = handed_over(board, people)
    on = transfer(board, former=people.editor, new=third, now=LATER)
    leave(board, third, now=LATER)
    revert(made, by=people.owner, now=LATER)
    assert roles(board) == {"owner": "owner", "editor": "editor"}  # third left by themselves
    with pytest.raises(NotPossible, match="already"):
        revert(on, by=people.editor, now=LATER)


def test_a_removed_former_owner_gets_the_claim_back(board, people) -> None:
    made_claim = proved_owner(board, people.owner).claim
    made = handed_over(board, people)
    remove(board, people.owner, by=people.editor, now=LATER)
    made_claim.refresh_from_db()
    assert made_claim.state == "withdrawn"
    revert(made, by=people.owner, now=LATER)
    made_claim.refresh_from_db()
    assert (made_claim.state, made_claim.next_look_at) == ("proved", LATER)
    assert board.maintainers.get(user=people.owner).claim == made_claim


def test_who_left_in_somebody_elses_name_can_still_take_it_back(board, people) -> None:
    made = handed_over(board, people)
    leave(board, people.owner, now=LATER)
    revert(made, by=people.owner, now=LATER)
    assert roles(board) == {"owner": "owner", "editor": "editor"}


def test_proofs_given_since_and_what_curators_decided_stay(board, people) -> None:
    third = person("third")
    maintainer(board, third, "editor", basis="invitation")
    made = handed_over(board, people)
    proved_owner(board, people.editor, at=LATER)
    grants.grant(board, third, role="owner", by=people.curator, reason="told us", now=LATER)
    revert(made, by=people.owner, now=LATER)
    assert roles(board) == {"owner": "owner", "editor": "owner", "third": "owner"}


def test_what_a_curator_revoked_is_not_had_back(board, people) -> None:
    made = handed_over(board, people)
    grants.revoke(board, people.owner, by=people.curator, reason="not theirs", now=LATER)
    with pytest.raises(NotPossible):
        revert(made, by=people.owner, now=LATER)
    assert roles(board) == {"editor": "owner"}


def test_a_claim_that_ended_since_is_not_had_back(board) -> None:
    ann, bob = person("ann"), person("bob")
    made_claim = proved_owner(board, ann).claim
    maintainer(board, bob, "editor", basis="invitation")
    made = transfer(board, former=ann, new=bob, now=NOW)
    claim_ended(ended(made_claim), now=LATER)
    with pytest.raises(NotPossible, match="ended since"):
        revert(made, by=ann, now=LATER)
    assert roles(board) == {"bob": "owner"}
    assert claim(board, ann).state == "proved"  # nothing keeps her from claiming anew
