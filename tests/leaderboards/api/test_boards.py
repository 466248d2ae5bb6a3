"""/api/v1/boards: the site's filters, pages, and rows that say what the schema says."""

import pytest

from tests.factories import NOW, board, report, schedule
from tests.leaderboards.api.schema import fits

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [row["name"] for row in answer.json()["results"]]


def test_a_row_says_what_the_schema_says(client) -> None:
    full = board(
        "Chat Arena",
        slug="chat-arena",
        url="https://huggingface.co/spaces/o/arena",
        platforms=("huggingface",),
        patterns=("P5", "P3"),
        topics=("modality:text",),
        description_en="People compare two answers.",
        description_zh="由人比较两个回答。",
    )
    report(full, "unresponsive")
    report(full, "missing", state="resolved")
    report(full, "missing", source="study")
    schedule(full, last_checked_at=NOW, last_outcome="failed")
    board("No schedule yet")
    content = fits(client, client.get("/api/v1/boards"), "/api/v1/boards")
    row = content["results"][0]
    assert row["home"] == "https://huggingface.co/spaces/o/arena"
    assert row["platforms"] == ["huggingface"]
    assert row["workflow_patterns"] == ["P3", "P5"]
    assert row["topics"] == ["modality:text"]
    assert row["open_smells"] == ["unresponsive"]
    assert row["last_outcome"] == "failed"
    assert row["description_zh"] == "由人比较两个回答。"
    assert row["url"] == "http://testserver/api/v1/boards/chat-arena"
    assert row["page"] == "http://testserver/en/boards/chat-arena/"
    assert content["results"][1]["last_outcome"] is None


def test_it_filters_and_sorts_as_the_site_does(client) -> None:
    board("A", platforms=("github",), topics=("task:chat",))
    board("B", platforms=("github",))
    board("C", platforms=("spreadsheet",))
    board("Sample", source="sample", platforms=("github",))
    assert names(client.get("/api/v1/boards")) == ["A", "B", "C"]
    answer = client.get("/api/v1/boards?platform=github&sort=-name")
    assert names(answer) == ["B", "A"]
    assert names(client.get("/api/v1/boards?platform=github&topic=task:chat&q=a")) == ["A"]


def test_pages_lead_to_each_other_and_keep_the_filters(client) -> None:
    for number in range(5):
        board(f"Board {number}", platforms=("github",))
    first = client.get("/api/v1/boards?platform=github&page_size=2").json()
    assert (first["count"], first["previous"], len(first["results"])) == (5, None, 2)
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    assert third["next"] is None
    seen = [row["name"] for page in (first, second, third) for row in page["results"]]
    assert seen == [f"Board {number}" for number in range(5)]


@pytest.mark.parametrize(
    "query",
    [
        "page_size=0",
        "page_size=101",
        "page_size=ten",
        "page_size=",
        "page=x",
        "page=-1",
        "page=9999999999999999999999",
        "page=٣",
    ],
)
def test_a_page_that_makes_no_sense_is_refused(client, query: str) -> None:
    answer = client.get(f"/api/v1/boards?{query}")
    problem = fits(client, answer, "/api/v1/boards", 400)
    assert query.split("=")[0] in problem["errors"]


def test_a_page_beyond_the_last_is_not_found(client) -> None:
    problem = fits(client, client.get("/api/v1/boards?page=2"), "/api/v1/boards", 404)
    assert problem["status"] == 404


def test_an_unknown_value_is_refused_with_the_known_ones(client) -> None:
    answer = client.get("/api/v1/boards?platform=gitlab&smell=stale")
    problem = fits(client, answer, "/api/v1/boards", 400)
    assert set(problem["errors"]) == {"platform", "smell"}
    assert "huggingface" in problem["errors"]["platform"][0]


def test_with_a_slash_at_the_end_it_answers_too(client) -> None:
    known = board("A")
    assert names(client.get("/api/v1/boards/")) == ["A"]
    assert client.get(f"/api/v1/boards/{known.slug}/").json()["name"] == "A"


@pytest.mark.parametrize("boards", [3, 30])
def test_the_number_of_queries_does_not_depend_on_the_boards(
    client, boards: int, django_assert_num_queries
) -> None:
    for _ in range(boards):
        made = board(platforms=("github",), patterns=("P1",), topics=("task:chat",))
        report(made)
        schedule(made)
    with django_assert_num_queries(7):  # the count, the rows, and five prefetches
        client.get("/api/v1/boards?page_size=100")


def test_hostile_names_stay_data(client) -> None:
    board("<script>alert(1)</script>")
    answer = client.get("/api/v1/boards")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert names(answer) == ["<script>alert(1)</script>"]
