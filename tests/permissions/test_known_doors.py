"""No address takes a POST without being known: in the matrix, or open for a reason."""

import pytest

from tests.permissions.addresses import ADMIN, addresses, filled
from tests.permissions.doors import WRITING
from tests.permissions.open_doors import (
    FOR_EVERYBODY,
    NO_FORM,
    OF_ONES_ACCOUNT,
    ONE_PERSONS,
    ONLY_READ,
    WITH_THE_KEY,
)
from tests.permissions.world import fingerprint

pytestmark = pytest.mark.django_db
IN_THE_MATRIX = {door.name for door in WRITING}
OPEN = {**ONE_PERSONS, **OF_ONES_ACCOUNT, **WITH_THE_KEY, **FOR_EVERYBODY}
ALL = [(route, pattern.name or "") for route, pattern in addresses()]
OF_SITE = [(route, name) for route, name in ALL if not route.startswith((ADMIN, "api/"))]
OF_API = [(route, name) for route, name in ALL if route.startswith("api/") and "[" not in route]
OF_ADMIN = [route for route, _name in ALL if route.startswith(ADMIN)]
# Where who is not signed in has business.
DOORS_OF_ADMIN = {"admin/login/", "admin/logout/"}


def strongest(world):
    """Somebody who owns the board and is a curator, so that nothing is refused to them."""
    from django.contrib.auth.models import Permission

    world.owner.user_permissions.add(Permission.objects.get(codename="curate"))
    return world.client("owner")


def test_every_address_that_takes_a_post_is_in_the_matrix_or_open_for_a_reason(world):
    client, unknown = strongest(world), set()
    for route, name in OF_SITE:
        if name in IN_THE_MATRIX or name in OPEN or name in ONLY_READ:
            continue
        if client.post(filled(route)).status_code != 405:
            unknown.add(f"{name}: {route}")
    assert not unknown


def test_pages_that_only_read_change_nothing_when_they_are_posted_to(world):
    client = strongest(world)
    for route, name in OF_SITE:
        if name not in ONLY_READ:
            continue
        before = fingerprint()
        client.post(filled(route), {"sure": "1", "answer": "x", "back": "1", "role": "owner"})
        assert fingerprint() == before, name


def test_the_lists_name_only_what_is_there():
    there = {name for _route, name in ALL}
    named = IN_THE_MATRIX | OPEN.keys() | NO_FORM.keys() | ONLY_READ
    assert named - there == set()
    assert not IN_THE_MATRIX & OPEN.keys()
    assert not ONLY_READ & (IN_THE_MATRIX | OPEN.keys())


def test_the_api_takes_a_post_at_one_address_alone(world):
    client, before = world.client("owner"), fingerprint()
    taken = set()
    for route, _name in OF_API:
        for method in ("post", "put", "patch", "delete"):
            answer = getattr(client, method)(filled(route), b"{}", "application/json")
            if answer.status_code != 405:
                taken.add(route.rstrip("/"))
    assert taken == {"api/v1/checks"}
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["visitor", "owner", "curator", "inactive"])
def test_the_admin_is_for_none_of_them(world, who):
    client, before = world.client(who), fingerprint()
    for route in OF_ADMIN:
        if route in DOORS_OF_ADMIN:
            continue
        answer = client.post(filled(route), {"post": "yes", "action": "delete_selected"})
        is_sent_to_sign_in = answer.status_code == 302 and "/admin/login/" in answer["Location"]
        assert is_sent_to_sign_in or answer.status_code in (301, 403, 404, 405), route
    assert fingerprint() == before
