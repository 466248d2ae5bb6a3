"""An owner who was only invited makes nobody more than that, and decides on no other kind."""

from datetime import timedelta

import pytest

from leaderboards.held_rights import NotPossible
from leaderboards.maintaining import change_role, leave, remove
from leaderboards.team import members
from leaderboards.transfers import transfer
from tests.factories import NOW
from tests.factories import board as made_board
from tests.leaderboards.team.claims import proved_owner, roles
from tests.people import maintainer, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def board():
    return made_board("A board", slug="a-board")


@pytest.fixture
def invited(board):
    user = person("invited")
    maintainer(board, user, "owner", basis="invitation")
    return user


@pytest.fixture
def second(board):
    """The invited owner's own second account."""
    user = person("second")
    maintainer(board, user, "editor", basis="invitation")
    return user


def test_what_they_hand_over_ends_with_the_last_other_owner(board, invited, second) -> None:
    proved = proved_owner(board, person("proved"))
    transfer(board, former=invited, new=second, now=NOW)
    assert board.maintainers.get(user=second).basis == "invitation"
    leave(board, proved.user, now=LATER)
    assert roles(board) == {}


@pytest.mark.parametrize("basis", ["grant", "transfer"])
def test_they_neither_remove_nor_demote_an_owner_of_another_kind(board, invited, basis) -> None:
    owner = person("owner")
    maintainer(board, owner, "owner", basis=basis)
    with pytest.raises(NotPossible, match="by invitation"):
        remove(board, owner, by=invited, now=NOW)
    with pytest.raises(NotPossible, match="by invitation"):
        change_role(board, owner, role="editor", by=invited, now=NOW)
    [shown] = [each for each in members(board, invited) if each.name == "owner"]
    assert (shown.may_be_removed, shown.other_role) == (False, "")
    remove(board, invited, by=owner, now=NOW)
    assert roles(board) == {"owner": "owner"}


def test_owners_by_invitation_decide_on_each_other(board, invited) -> None:
    maintainer(board, person("owner"), "owner")
    third = person("third")
    maintainer(board, third, "owner", basis="invitation")
    remove(board, third, by=invited, now=NOW)
    assert roles(board) == {"invited": "owner", "owner": "owner"}


def test_whom_they_make_an_owner_goes_with_them(board, invited) -> None:
    owner, granted = person("owner"), person("granted")
    maintainer(board, owner, "owner"), maintainer(board, granted, "editor", basis="grant")
    change_role(board, granted, role="owner", by=invited, now=NOW)
    leave(board, owner, now=LATER)
    assert roles(board) == {}
