"""Nothing is done by a link, nor by a form of another site, nor by the row of another board."""

import pytest

from leaderboards.permissions import Standing
from tests.permissions.addresses import addresses, filled
from tests.permissions.door import knock, path_of
from tests.permissions.doors import DOORS, WRITING
from tests.permissions.open_doors import (
    FOR_EVERYBODY,
    NO_FORM,
    OF_ONES_ACCOUNT,
    ONE_PERSONS,
    WITH_THE_KEY,
)
from tests.permissions.world import OTHER_SLUG, WHO, fingerprint

pytestmark = pytest.mark.django_db
OPEN = {*ONE_PERSONS, *OF_ONES_ACCOUNT, *WITH_THE_KEY, *FOR_EVERYBODY} - NO_FORM.keys()
READING = [door for door in DOORS if door.method == "get"]
OF_A_BOARDS_ROW = [door for door in DOORS if door.name in ("asked-recheck", "webhook")] + [
    door
    for door in WRITING
    if door.name.startswith(
        ("team-role", "team-remove", "team-withdraw", "team-revoke", "webhook-")
    )
    and door.name != "webhook-list"
]


def allowed_at(door) -> str:
    """Who comes first of those who may."""
    return next(who for who, standing in WHO.items() if standing in door.allowed)


@pytest.mark.parametrize("door", WRITING, ids=str)
def test_a_link_to_the_same_address_does_nothing(world, door):
    who = allowed_at(door)
    ask = door.prepare(world, who)
    before = fingerprint()
    answer = world.client(who).get(path_of(door, ask), ask.data)
    assert answer.status_code in (200, 302, 405)
    assert not ask.happened() and fingerprint() == before


@pytest.mark.parametrize("door", WRITING, ids=str)
def test_a_form_of_another_site_does_nothing(world, door):
    who = allowed_at(door)
    ask = door.prepare(world, who)
    before = fingerprint()
    assert knock(world.client(who, strict=True), door, ask).status_code == 403
    assert not ask.happened() and fingerprint() == before


@pytest.mark.parametrize("door", READING, ids=str)
def test_a_page_that_is_read_takes_no_orders(world, door):
    who = allowed_at(door)
    ask = door.prepare(world, who)
    before = fingerprint()
    answer = world.client(who).post(path_of(door, ask), {"sure": "1", "role": "owner", "text": "x"})
    assert answer.status_code in (200, 302, 405)
    assert fingerprint() == before


def test_open_doors_ask_for_the_token_of_the_form_too(world):
    client, before = world.client("owner", strict=True), fingerprint()
    routes = {pattern.name: route for route, pattern in addresses() if pattern.name in OPEN}
    answers = {name: client.post(filled(route)).status_code for name, route in routes.items()}
    assert set(answers) == OPEN
    assert {name for name, status in answers.items() if status != 403} == set()
    assert fingerprint() == before


@pytest.mark.parametrize("door", OF_A_BOARDS_ROW, ids=str)
def test_who_may_at_another_board_does_not_reach_this_boards_rows_from_there(world, door):
    who = "curator" if Standing.CURATOR in door.allowed else "owner-of-another"
    ask = door.prepare(world, who)
    ask.to["slug"] = OTHER_SLUG
    before = fingerprint()
    answer = knock(world.client(who), door, ask)
    # An invitation that is not there is told as one that is withdrawn already.
    assert answer.status_code == (302 if door.name == "team-withdraw" else 404)
    assert fingerprint() == before
