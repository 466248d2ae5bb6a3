"""/api/v1/boards/{slug}: everything the board's page shows."""

from datetime import date, timedelta

import pytest

from leaderboards.merge import merge_boards, rename_slug
from leaderboards.models import Incident, ReleaseCadence
from tests.factories import NOW, TODAY, board, check, location, report, schedule
from tests.leaderboards.api.schema import fits

pytestmark = pytest.mark.django_db
PATH = "/api/v1/boards/{slug}"


def item(client, slug: str) -> dict:
    return fits(client, client.get(f"/api/v1/boards/{slug}"), PATH)


def test_a_bare_board_says_what_the_schema_says(client) -> None:
    bare = item(client, board("Bare").slug)
    assert bare["schedule"] is None
    assert bare["checks"] == bare["open_reports"] == bare["former_slugs"] == []


def test_statements_name_their_source_and_day(client) -> None:
    full = board(
        platforms=("github",),
        patterns=("P2",),
        topics=("task:code",),
        entities=("benchmark-metric", "ranking-dataframe"),
        facts={"accepts-submissions": True, "accepted-artefacts": ["predictions"]},
    )
    ReleaseCadence.objects.create(
        board=full, kind="declared", rhythm="weekly", source="study", confirmed_on=TODAY
    )
    said = item(client, full.slug)
    stated = {"source": "starter", "confirmed_on": "2026-08-01"}
    assert said["platform_statements"] == [{"platform": "github", **stated}]
    [pattern] = said["workflow_pattern_statements"]
    assert (pattern["pattern"], pattern["name"]) == ("P2", "Model Output Evaluation")
    assert said["cadences"][0] == {"kind": "declared", "rhythm": "weekly", **stated} | {
        "source": "study"
    }
    submission, evaluation = said["layers"]["submission"], said["layers"]["evaluation"]
    assert {fact["name"]: fact["value"] for fact in submission["facts"]} == {
        "accepts-submissions": True,
        "accepted-artefacts": ["predictions"],
    }
    assert [entity["kind"] for entity in evaluation["entities"]] == ["benchmark-metric"]
    assert said["layers"]["integration"]["entities"][0]["source"] == "starter"


def test_addresses_show_their_incident_and_archive(client) -> None:
    end = Incident.objects.create(
        slug="the-end", kind="platform-closed", platform="paperswithcode", host="closed.example",
        began_on=date(2025, 7, 24), title_en="t", title_zh="t", story_en="s", story_zh="s",
    )  # fmt: skip
    past = board(url="https://closed.example/sota/x")
    location(
        past,
        "https://closed.example/sota/y",
        role="mirror",
        archive_url="https://archive.example/y",
        incident=end,
    )
    [home, mirror] = item(client, past.slug)["locations"]
    assert home["role"] == "home"
    assert mirror["incident"] == "the-end"
    assert mirror["archive_url"] == "https://archive.example/y"


def test_open_smells_come_with_evidence_and_links(client) -> None:
    smelly = board()
    shown = report(smelly, "missing", values={"status": 404, "note": "<b>gone</b>"})
    report(smelly, "redundant", state="suspected")
    report(smelly, "redundant", source="study")
    [said] = item(client, smelly.slug)["open_reports"]
    assert said["id"] == shown.pk
    assert said["evidence"] == {"status": 404, "note": "<b>gone</b>"}
    assert said["page"] == f"http://testserver/en/reports/{shown.pk}/"
    assert said["rule_page"] == "http://testserver/en/rules/missing.page/"


def test_the_schedule_and_the_last_ten_checks_are_told(client) -> None:
    checked = board()
    schedule(checked, last_checked_at=NOW, last_outcome="could-not-check", last_unread="robots")
    for day in range(12):
        check(checked, at=NOW - timedelta(days=day), outcome="ok")
    said = item(client, checked.slug)
    assert said["schedule"]["last_unread"] == "robots"
    assert len(said["checks"]) == 10
    assert said["checks"][0]["at"] == "2026-08-01T12:00:00Z"
    assert "observation" not in said["checks"][0]


def test_a_former_slug_leads_to_the_board(client) -> None:
    kept, joined = board(slug="kept"), board(slug="joined")
    merge_boards(joined, kept, now=NOW)
    rename_slug(kept, "renamed")
    for slug in ("joined", "kept"):
        answer = client.get(f"/api/v1/boards/{slug}")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/boards/renamed")
    assert item(client, "renamed")["former_slugs"] == ["joined", "kept"]


def test_an_unknown_slug_is_not_found(client) -> None:
    problem = fits(client, client.get("/api/v1/boards/nobody"), PATH, 404)
    assert "nobody" in problem["detail"]


def test_the_number_of_queries_does_not_depend_on_what_a_board_has(
    client, django_assert_max_num_queries
) -> None:
    full = board(platforms=("github", "spreadsheet"), patterns=("P1", "P2"), entities=("model",))
    for number in range(12):
        location(full, f"https://x.example/{number}", role="mirror")
        report(full)
        check(full)
    schedule(full)
    with django_assert_max_num_queries(11):
        client.get(f"/api/v1/boards/{full.slug}")
