"""How rights begin, change and end."""

from datetime import timedelta

import pytest

from leaderboards.maintaining import (
    NotPossible,
    account_ends,
    change_role,
    claim_ended,
    join,
    leave,
    remove,
)
from leaderboards.models import Board
from leaderboards.people import standings
from leaderboards.permissions import Standing
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import actions, claim, ended, proved_owner, roles
from tests.people import maintainer, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def board() -> Board:
    return made_board("A board", slug="a-board")


def test_joining_is_written_down_once_and_a_weaker_right_changes_nothing(board) -> None:
    ann = person("ann")
    join(board, ann, role="owner", basis="grant", now=NOW)
    join(board, ann, role="editor", basis="invitation", now=LATER)
    assert roles(board) == {"ann": "owner"} and actions(board) == ["maintainer-joined"]
    event = board.audit_events.get()
    assert (event.subject, event.after) == (
        f"person:{ann.pk}",
        {"role": "owner", "basis": "grant"},
    )
    assert Standing.OWNER in standings(ann, board)


def test_when_a_claim_ends_another_standing_claim_takes_its_place(board) -> None:
    ann = person("ann")
    first = proved_owner(board, ann)
    other = claim(board, ann, proof="well-known")
    claim_ended(ended(first.claim), now=LATER)
    assert board.maintainers.get().claim == other and roles(board) == {"ann": "owner"}
    claim_ended(ended(other), now=LATER)
    assert roles(board) == {} and actions(board)[-1] == "maintainer-removed"
    assert board.audit_events.first().after == {"because": "claim-ended"}


def test_a_grant_given_before_a_claim_outlives_it(board) -> None:
    ann = person("ann")
    join(board, ann, role="editor", basis="grant", now=NOW)
    made = proved_owner(board, ann)
    claim_ended(ended(made.claim), now=LATER)
    assert roles(board) == {"ann": "editor"}
    assert board.maintainers.get().basis == "grant"


def test_with_the_last_owner_the_rights_by_invitation_end(board, told) -> None:
    made = proved_owner(board, person("ann"))
    for name, role in (("bob", "editor"), ("cat", "owner")):
        maintainer(board, person(name), role, basis="invitation")
    maintainer(board, person("dan"), "editor", basis="grant")
    claim_ended(ended(made.claim), now=LATER)
    assert roles(board) == {"dan": "editor"}
    assert told() == [("ann", "right_ended"), ("bob", "right_ended"), ("cat", "right_ended")]
    assert not Board.objects.claimed().exists()


def test_while_another_owner_stands_alone_nothing_follows(board) -> None:
    made = proved_owner(board, person("ann"))
    proved_owner(board, person("eve"), url="https://other.example/")
    maintainer(board, person("bob"), "editor", basis="invitation")
    claim_ended(ended(made.claim), now=LATER)
    assert roles(board) == {"bob": "editor", "eve": "owner"}


def test_an_editor_with_a_proof_is_the_owner_again_when_nobody_else_is(board) -> None:
    ann, bob = person("ann"), person("bob")
    proved_owner(board, ann)
    maintainer(board, bob, "owner", basis="transfer")
    change_role(board, ann, role="editor", by=ann, now=NOW)
    leave(board, bob, now=LATER)
    assert roles(board) == {"ann": "owner"}


def test_who_leaves_withdraws_the_claims(board) -> None:
    made = proved_owner(board, person("ann"))
    leave(board, made.user, now=LATER)
    assert roles(board) == {}
    assert made.user.claims.get().state == "withdrawn"
    assert actions(board)[1:] == ["claim-withdrawn", "maintainer-left"]
    with pytest.raises(NotPossible):
        leave(board, made.user, now=LATER)


def test_an_owner_who_proved_it_is_neither_removed_nor_demoted_by_another(board) -> None:
    ann, bob = person("ann"), person("bob")
    proved_owner(board, ann)
    maintainer(board, bob, "owner")
    with pytest.raises(NotPossible, match="has proved"):
        remove(board, ann, by=bob, now=LATER)
    with pytest.raises(NotPossible, match="has proved"):
        change_role(board, ann, role="editor", by=bob, now=LATER)
    remove(board, bob, by=ann, now=LATER)
    assert roles(board) == {"ann": "owner"}


@pytest.mark.parametrize("beside", ["nobody", "an invited owner"])
def test_the_last_owner_cannot_become_an_editor(board, beside) -> None:
    ann = person("ann")
    maintainer(board, ann, "owner")
    if beside != "nobody":
        maintainer(board, person("bob"), "owner", basis="invitation")
    with pytest.raises(NotPossible, match="last owner"):
        change_role(board, ann, role="editor", by=ann, now=LATER)
    assert roles(board)["ann"] == "owner" and actions(board) == []


def test_who_is_no_owner_any_more_decides_nothing(board) -> None:
    ann, bob = person("ann"), person("bob")
    maintainer(board, ann, "editor")
    maintainer(board, bob, "owner")
    for deed in (
        lambda: remove(board, bob, by=ann, now=LATER),
        lambda: change_role(board, ann, role="owner", by=ann, now=LATER),
    ):
        with pytest.raises(NotPossible, match="not an owner"):
            deed()
    assert roles(board) == {"ann": "editor", "bob": "owner"}


def test_a_deleted_account_goes_the_way_of_one_who_leaves(board, told) -> None:
    made, other = proved_owner(board, person("ann")), made_board()
    maintainer(other, made.user, "editor", basis="grant")
    maintainer(board, person("bob"), "editor", basis="invitation")
    account_ends(made.user, now=LATER)
    made.user.delete()
    assert roles(board) == roles(other) == {}
    assert board.audit_events.filter(action="maintainer-left").get().after == {
        "because": "account-deleted"
    }
    assert told() == [("bob", "right_ended")]
