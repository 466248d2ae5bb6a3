"""What a curator enters becomes the curator's word, and the board follows."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from leaderboards.models import Board, Location, SourceRecord
from tests.admin_desk import filled, page, with_row
from tests.factories import board, check, location, report

pytestmark = pytest.mark.django_db
ADD = "/admin/leaderboards/board/add/"


@pytest.fixture
def client(admin_client):
    return admin_client


def change(known: Board) -> str:
    return reverse("admin:leaderboards_board_change", args=[known.pk])


def errors(answer) -> str:
    """All messages of the form that came back."""
    assert answer.status_code == 200
    told = [str(answer.context["errors"])]
    return " ".join(told)


def home(**row) -> dict:
    return {
        "role": "home",
        "platform": "",
        "url": "https://github.com/o/n",
        "archive_url": "",
        **row,
    }


def test_a_new_board_is_the_curators_word(client) -> None:
    sent = with_row(filled(client, ADD), "locations", **home())
    sent |= {"name": "New Board", "description_zh": "一个新的排行榜"}
    sent = with_row(sent, "topics", kind="task", value=" Code  Generation")
    sent = with_row(sent, "entities", kind="benchmark-metric", name="pass@1", url="")
    sent = with_row(sent, "layer_facts", name="ordering", value='["pass@1"]')
    assert client.post(ADD, sent).status_code == 302
    made = Board.objects.get(slug="new-board")
    place, topic = made.locations.get(), made.topics.get()
    assert (place.canonical, place.platform) == ("github.com/o/n", "github")
    assert (place.source, place.confirmed_on) == ("curator", timezone.localdate())
    assert (topic.value, topic.source) == ("code generation", "curator")
    assert made.entities.get().layer == "evaluation"
    assert made.layer_facts.get().layer == "integration"
    assert made.source_records.get().source == "curator"
    assert "一个新的排行榜" in made.search_text and "github.com/o/n" in made.search_text


def test_a_changed_name_outlives_the_sources(client) -> None:
    known = board("As listed", description_en="As the list says.")
    sent = filled(client, change(known)) | {"name": "As curated"}
    assert client.post(change(known), sent).status_code == 302
    known.refresh_from_db()
    assert (known.name, known.description_en) == ("As curated", "As the list says.")
    assert "as listed" in known.search_text
    word = known.source_records.get(source="curator")
    assert (word.name, word.description_en) == ("As curated", "")


def test_a_description_left_empty_is_that_of_the_sources_again(client) -> None:
    known = board(description_en="As the list says.")
    for text, shown in (("As curated.", "As curated."), ("", "As the list says.")):
        client.post(change(known), filled(client, change(known)) | {"description_en": text})
        known.refresh_from_db()
        assert known.description_en == shown
    assert known.source_records.filter(source="curator").count() == 1


def test_saving_without_a_change_states_nothing(client) -> None:
    known = board(platforms=("github",), topics=("task:chat",), facts={"test-set": "hidden"})
    before = list(known.locations.values())
    assert client.post(change(known), filled(client, change(known))).status_code == 302
    assert list(known.locations.values()) == before
    assert not known.source_records.filter(source="curator")


def test_a_row_of_another_source_cannot_be_changed(client) -> None:
    known = board(url="https://here.example/", source="study")
    sent = filled(client, change(known)) | {"locations-0-url": "https://elsewhere.example/"}
    assert client.post(change(known), sent).status_code == 302
    assert known.locations.get().url == "https://here.example/"


def test_removing_an_address_unsays_it_in_the_words_for_search(client) -> None:
    known = board(url="https://here.example/")
    sent = with_row(filled(client, change(known)), "locations", **home())
    client.post(change(known), sent | {"locations-0-DELETE": "on"})
    known.refresh_from_db()
    assert known.locations.get().canonical == "github.com/o/n"
    assert "here.example" not in known.search_text


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"url": "ftp://files.example/"}, "http"),
        ({"url": "https://user:secret@x.example/"}, "user name"),
        ({"url": "https://x.example/" + "é" * 600}, "longer than"),
        ({"url": "not an address"}, "URL"),
        ({"url": "https://x.example/\x00"}, "Null"),
        ({"role": "mirror"}, "Home"),
    ],
)
def test_a_bad_address_is_told_at_the_form(client, row: dict, told: str) -> None:
    answer = client.post(
        ADD, with_row(filled(client, ADD), "locations", **home(**row)) | {"name": "X"}
    )
    assert told.casefold() in errors(answer).casefold()
    assert not Board.objects.exists()


def test_a_board_needs_a_home(client) -> None:
    assert "Home" in errors(client.post(ADD, filled(client, ADD) | {"name": "X"}))


def test_the_same_address_twice_is_told_at_the_form(client) -> None:
    sent = with_row(filled(client, ADD) | {"name": "X"}, "locations", **home())
    twice = with_row(sent, "locations", **home(url="https://www.github.com/o/n/"))
    assert "duplicate" in errors(client.post(ADD, twice))
    client.post(ADD, sent)
    known = Board.objects.get()
    again = with_row(filled(client, change(known)), "locations", **home())
    assert "duplicate" in errors(client.post(change(known), again))


@pytest.mark.parametrize("value", ["7", '["a", 7]', "[]", '""', "{}", "null", "no json"])
def test_a_fact_is_a_boolean_a_text_or_texts(client, value: str) -> None:
    sent = with_row(filled(client, ADD) | {"name": "X"}, "locations", **home())
    sent = with_row(sent, "layer_facts", name="ordering", value=value)
    assert errors(client.post(ADD, sent)).strip()
    assert not Board.objects.exists()


def test_a_slug_another_board_once_had_is_refused(client) -> None:
    board().former_slugs.create(slug="taken")
    sent = with_row(filled(client, ADD), "locations", **home()) | {"name": "X", "slug": "taken"}
    assert "redirect" in errors(client.post(ADD, sent))


def test_a_board_is_deleted_with_its_checks_and_reports(client) -> None:
    known = board()
    check(known), report(known)
    address = reverse("admin:leaderboards_board_delete", args=[known.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Board.objects.exists() and not SourceRecord.objects.exists()


def test_an_address_edited_on_its_own_page_settles_its_board(client) -> None:
    known = board()
    add = "/admin/leaderboards/location/add/"
    place = home(role="mirror", url="https://mirror.example/x") | {"board": known.pk}
    assert client.post(add, place).status_code == 302
    known.refresh_from_db()
    assert "mirror.example/x" in known.search_text
    made = Location.objects.get(role="mirror")
    client.post(f"/admin/leaderboards/location/{made.pk}/delete/", {"post": "yes"})
    known.refresh_from_db()
    assert "mirror.example/x" not in known.search_text


def test_an_address_changed_into_one_that_is_stated_is_told_at_the_form(client) -> None:
    known = board()
    for name in ("one", "two"):
        location(known, f"https://x.example/{name}", role="mirror", source="curator")
    edit = f"/admin/leaderboards/location/{known.locations.last().pk}/change/"
    sent = filled(client, edit) | {"url": "https://x.example/one/"}
    assert "already exists" in errors(client.post(edit, sent))


def test_hostile_names_are_escaped(client) -> None:
    known = board("<script>alert(1)</script>")
    for answer in (page(client, "leaderboards_board"), client.get(change(known))):
        assert "<script>alert(1)" not in answer.text


def test_every_change_is_in_the_history(client) -> None:
    known = board()
    client.post(change(known), filled(client, change(known)) | {"name": "Other"})
    assert "name" in LogEntry.objects.get(object_id=str(known.pk)).get_change_message()
