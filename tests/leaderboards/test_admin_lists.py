"""The desk's lists: found by filters and words, in a number of queries that never grows."""

import pytest

from leaderboards.models import Incident
from tests.admin_desk import filled, page, queries_of
from tests.factories import TODAY, board, report, schedule

pytestmark = pytest.mark.django_db


def listed(client, model: str, query: str) -> list[str]:
    answer = client.get(f"/admin/leaderboards/{model}/?{query}")
    assert answer.status_code == 200
    return [str(row) for row in answer.context["cl"].result_list]


def fill(number: int) -> None:
    for _ in range(number):
        made = board(platforms=("github", "spreadsheet"), patterns=("P1",), entities=("model",))
        schedule(made, last_outcome="ok")


@pytest.mark.parametrize("model", ["board", "location", "entity", "incident"])
def test_a_list_of_fifty_takes_as_many_queries_as_one_of_five(admin_client, model: str) -> None:
    fill(5)
    few = queries_of(lambda: page(admin_client, f"leaderboards_{model}"))
    fill(45)
    assert queries_of(lambda: page(admin_client, f"leaderboards_{model}")) == few


def test_the_page_of_a_board_takes_as_many_queries_with_fifty_addresses(admin_client) -> None:
    from tests.factories import location

    known = board()
    look = lambda: page(admin_client, "leaderboards_board", "change", known.pk)  # noqa: E731
    few = queries_of(look)
    for number in range(50):
        location(known, f"https://x.example/{number}", role="mirror")
    assert queries_of(look) == few


def test_boards_are_found_by_the_facets_of_the_site(admin_client) -> None:
    report(board("A", platforms=("github",), patterns=("P1",)), "missing")
    board("B", platforms=("huggingface",), source="study")
    board("Sample", source="sample", platforms=("github",))
    assert listed(admin_client, "board", "platform=github") == ["A", "Sample"]
    assert listed(admin_client, "board", "pattern=P1") == ["A"]
    assert listed(admin_client, "board", "smell=missing") == ["A"]
    assert listed(admin_client, "board", "status=sample") == ["Sample"]
    assert listed(admin_client, "board", "source=study") == ["B"]
    assert listed(admin_client, "board", "platform=nonsense") == ["A", "B", "Sample"]


def test_boards_are_found_by_words(admin_client) -> None:
    board("Vision Arena", description_zh="公开排行榜", url="https://arena.example/vision")
    board("Other")
    for words in ("vision", "排行榜", "arena.example", "ARENA"):
        assert listed(admin_client, "board", f"q={words}") == ["Vision Arena"]


def test_addresses_and_entities_are_found_by_board_and_source(admin_client) -> None:
    board("A", slug="a", url="https://a.example/", entities=("model",), source="study")
    board("B", slug="b", url="https://b.example/", entities=("model",))
    assert listed(admin_client, "location", "q=a.example") == ["Home: https://a.example/"]
    assert listed(admin_client, "location", "source=starter") == ["Home: https://b.example/"]
    assert listed(admin_client, "entity", "source=study") == ["Model: model of A"]


def test_the_end_of_a_platform_makes_its_boards_historical(admin_client) -> None:
    past, alive = board(url="https://closed.example/x"), board()
    sent = {
        "slug": "the-end", "kind": "platform-closed", "platform": "independent",
        "host": "closed.example", "began_on": TODAY, "ended_on": "", "title_en": "The end",
        "title_zh": "终", "story_en": "It closed.", "story_zh": "已关闭。",
    }  # fmt: skip
    add = "/admin/leaderboards/incident/add/"
    assert filled(admin_client, add).keys() == sent.keys(), "nothing that the checker fills in"
    assert admin_client.post(add, sent).status_code == 302
    for each in (past, alive):
        each.refresh_from_db()
    assert (past.is_historical, alive.is_historical) == (True, False)
    ended = Incident.objects.get(slug="the-end")
    admin_client.post(f"/admin/leaderboards/incident/{ended.pk}/delete/", {"post": "yes"})
    past.refresh_from_db()
    assert past.is_historical is False
