"""/api/v1/smells: the open ones of today, and whatever else is asked for and public."""

from datetime import timedelta

import pytest

from leaderboards.merge import rename_slug
from smells.models import ReportEvent
from tests.factories import NOW, board, report
from tests.leaderboards.api.schema import fits

pytestmark = pytest.mark.django_db
PATH = "/api/v1/smells"


def ids(client, query: str = "") -> list[int]:
    return sorted(row["id"] for row in client.get(f"{PATH}?{query}").json()["results"])


def test_without_parameters_it_lists_the_open_smells_of_today(client) -> None:
    shown = [report(board(), state="open"), report(board(), state="disputed")]
    report(board(), state="suspected")
    report(board(), state="resolved")
    report(board(), state="open", source="study")
    report(board(source="sample"), state="open")
    assert ids(client) == [each.pk for each in shown]


def test_a_report_says_what_the_schema_says(client) -> None:
    smelly = board("Gone", slug="gone")
    shown = report(smelly, "missing", values={"url": "https://gone.example.org/", "status": 404})
    [said] = fits(client, client.get(PATH), PATH)["results"]
    assert said["board"] == {
        "slug": "gone",
        "name": "Gone",
        "url": "http://testserver/api/v1/boards/gone",
    }
    assert (said["smell"], said["rule"], said["state"]) == ("missing", "missing.page", "open")
    assert said["evidence"]["status"] == 404
    assert "404" in said["message"]
    assert said["page"] == f"http://testserver/en/reports/{shown.pk}/"


def test_a_case_of_the_study_without_a_board_says_what_the_schema_says(client) -> None:
    case = report(None, state="resolved", source="study")
    type(case).objects.update(smell=None, entity=None)
    [said] = fits(client, client.get(f"{PATH}?source=study"), PATH)["results"]
    assert said["board"] is said["smell"] is said["rule_page"] is None


def test_the_eight_smells_are_counted_under_the_other_parameters(client) -> None:
    one = board(slug="one")
    report(one, "missing")
    report(one, "redundant")
    report(board(), "missing")
    counts = client.get(f"{PATH}?smell=redundant").json()["counts"]
    assert len(counts) == 8
    assert {smell: count for smell, count in counts.items() if count} == {
        "missing": 2,
        "redundant": 1,
    }
    assert client.get(f"{PATH}?board=one").json()["counts"]["missing"] == 1


def test_it_filters(client) -> None:
    open_one = report(board(slug="a"), "missing", rule_id="missing.page")
    resolved = report(board(), "missing", state="resolved", rule_id="missing.space")
    other = report(board(), "inaccessible", rule_id="inaccessible.tls")
    assert ids(client, "smell=missing") == [open_one.pk]
    assert ids(client, "smell=missing&smell=inaccessible") == [open_one.pk, other.pk]
    assert ids(client, "state=resolved") == [resolved.pk]
    assert ids(client, "rule=inaccessible.tls") == [other.pk]
    assert ids(client, "board=a") == [open_one.pk]


def test_suspicions_are_nobodys_business(client) -> None:
    report(board(slug="a"), state="suspected")
    assert ids(client, "state=suspected&board=a") == []


def test_a_former_slug_and_a_sample_are_found_by_name(client) -> None:
    renamed = board(slug="old")
    shown = report(renamed)
    rename_slug(renamed, "new")
    sample = report(board(slug="sample-gone", source="sample"))
    assert ids(client, "board=old") == ids(client, "board=new") == [shown.pk]
    assert ids(client, "board=sample-gone") == [sample.pk]


def test_since_is_the_last_move(client) -> None:
    still, moved = report(board()), report(board(), at=NOW - timedelta(days=90))
    for on, days in ((still, 30), (moved, 90), (moved, 1)):
        ReportEvent.objects.create(
            report=on, at=NOW - timedelta(days=days), actor="recheck", to_state="open", reason="x"
        )
    assert ids(client, "since=2026-07-20") == [moved.pk]
    assert ids(client, "since=2026-07-01T00:00:00Z") == sorted([still.pk, moved.pk])


@pytest.mark.parametrize(
    "query",
    [
        "smell=stale", "state=closed", "rule=missing.nothing", "source=rumour", "board=nobody",
        "board=%00", "board=" + "x" * 300, "since=yesterday", "since=2026-13-40", "since=%00",
        "since=0001-01-01T00:00:00%2B14:00", "page_size=500",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(client, query: str) -> None:
    problem = fits(client, client.get(f"{PATH}?{query}"), PATH, 400)
    assert list(problem["errors"]) == [query.split("=")[0]]


@pytest.mark.parametrize("reports", [3, 30])
def test_the_number_of_queries_does_not_depend_on_the_reports(
    client, reports: int, django_assert_num_queries
) -> None:
    for _ in range(reports):
        report(board())
    with django_assert_num_queries(3):  # the count, the page, the counts
        client.get(f"{PATH}?page_size=100")
