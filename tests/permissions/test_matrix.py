"""The permission matrix: every action, by every door to it, for everybody, by real requests."""

import pytest

from leaderboards.permissions import MAY, Action, Standing
from tests.permissions.door import is_sent_away, knock
from tests.permissions.doors import DOORS
from tests.permissions.world import WHO, fingerprint

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("door", DOORS, ids=str)
def test_each_door_opens_to_those_whom_the_table_allows_and_to_nobody_else(world, door, who):
    ask = door.prepare(world, who)
    assert bool(ask.happened) != bool(ask.shows)
    assert not (ask.happened and ask.happened())
    before = fingerprint()
    answer = knock(world.client(who), door, ask)
    shown = answer.content.decode()
    if WHO[who] in door.allowed:
        assert answer.status_code in (200, 302) and not is_sent_away(answer), shown[:2000]
        assert ask.happened() if ask.happened else ask.shows in shown
    else:
        assert is_sent_away(answer) or (door.is_quiet and answer.status_code in (200, 302))
        assert not ask.shows or not door.is_quiet or ask.shows not in shown
        assert fingerprint() == before


@pytest.mark.parametrize("action", Action)
def test_every_action_has_doors_for_all_whom_the_table_allows(action):
    doors = [door for door in DOORS if door.action is action]
    assert frozenset().union(*(door.allowed for door in doors)) == MAY[action]


def test_every_standing_comes_to_the_doors():
    assert set(WHO.values()) == set(Standing)


def test_each_door_is_one_row_of_the_matrix():
    assert len({str(door) for door in DOORS}) == len(DOORS)


def test_the_fingerprint_sees_a_change_of_one_row(world):
    before = fingerprint()
    world.board.maintainers.filter(pk=world.third.pk).update(role="owner")
    changed = {table for table, rows in fingerprint().items() if rows != before[table]}
    assert changed == {"leaderboards_maintainer"}
