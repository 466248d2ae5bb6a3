"""Joining and renaming boards at the desk: asked first, then done, told, kept in the history."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from leaderboards.models import Board
from tests.factories import board
from tests.people import maintainer, person

pytestmark = pytest.mark.django_db
LIST = "/admin/leaderboards/board/"


@pytest.fixture
def client(admin_client):
    return admin_client


def act(client, action: str, boards: list[Board], **answers):
    chosen = {"action": action, "_selected_action": [each.pk for each in boards]}
    return client.post(LIST, chosen | answers, follow=True)


def test_joining_asks_which_board_stays_before_anything_is_done(client) -> None:
    one, two = board("One"), board("<b>Two</b>")
    answer = act(client, "join_boards", [one, two])
    assert "cannot be undone" in answer.text
    assert "<b>Two" not in answer.text
    assert Board.objects.count() == 2


def test_joining_moves_everything_and_the_old_address_redirects(client) -> None:
    one, two = board("One", slug="one"), board("Two", slug="two", platforms=("github",))
    answer = act(client, "join_boards", [one, two], answered="1", into=one.pk)
    assert "redirects" in answer.text
    assert Board.objects.get().platforms.get().platform == "github"
    assert one.former_slugs.get().slug == "two"
    assert "two" in LogEntry.objects.get(object_id=str(one.pk)).get_change_message()


@pytest.mark.parametrize("number", [1, 3])
def test_only_two_boards_are_joined(client, number: int) -> None:
    boards = [board() for _ in range(number)]
    answer = act(client, "join_boards", boards, answered="1", into=boards[0].pk)
    assert "exactly two" in answer.text
    assert Board.objects.count() == number


def test_a_sample_is_not_joined_and_nothing_is_written(client) -> None:
    one, sample = board(), board(source="sample")
    answer = act(client, "join_boards", [one, sample], answered="1", into=one.pk)
    assert "sample" in answer.text
    assert Board.objects.count() == 2
    assert not LogEntry.objects.exists()


def test_a_board_that_was_not_chosen_cannot_be_kept(client) -> None:
    one, two, other = board(), board(), board()
    act(client, "join_boards", [one, two], answered="1", into=other.pk)
    assert Board.objects.count() == 3


def test_renaming_asks_and_then_the_old_address_redirects(client) -> None:
    known = board(slug="old")
    assert "New slug" in act(client, "rename_board", [known]).text
    act(client, "rename_board", [known], answered="1", slug="new")
    known.refresh_from_db()
    assert (known.slug, known.former_slugs.get().slug) == ("new", "old")


@pytest.mark.parametrize(("slug", "told"), [("taken", "another board"), ("not a slug", "valid")])
def test_a_slug_that_will_not_do_is_told(client, slug: str, told: str) -> None:
    board(slug="taken")
    known = board(slug="old")
    assert told in act(client, "rename_board", [known], answered="1", slug=slug).text
    known.refresh_from_db()
    assert known.slug == "old"


def test_the_page_that_asks_shows_who_maintains_each(client) -> None:
    one, two = board(), board()
    maintainer(one, person("ann"), "owner"), maintainer(two, person("bob"), "editor")
    page = act(client, "join_boards", [one, two]).text
    assert "ann: Owner" in page and "bob: Editor" in page


def test_who_may_not_delete_may_not_join(client, django_user_model) -> None:
    one, two = board(), board()
    person = django_user_model.objects.create_user("curator", is_staff=True)
    person.user_permissions.set(
        Permission.objects.filter(codename__in=["view_board", "change_board"])
    )
    client.force_login(person)
    act(client, "join_boards", [one, two], answered="1", into=one.pk)
    assert Board.objects.count() == 2
