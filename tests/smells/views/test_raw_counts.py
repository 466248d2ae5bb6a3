"""A board's page and the API tell the raw count beside the adjusted one, and who decided."""

import pytest

from leaderboards.models import Board
from smells.moves import Move
from tests import factories
from tests.factories import NOW
from tests.people import people_of
from tests.smells.moving import as_curator, as_maintainer, move
from tests.smells.views.pages import LANGUAGES, get

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def board():
    return factories.board(slug="a-board")


@pytest.fixture
def people(board):
    return people_of(board)


@pytest.fixture
def decided(board, people):
    """One open, one accepted, one called false and still seen, one that is so no more."""
    rows = [factories.report(board, url=f"https://{n}.example.org/") for n in range(4)]
    board.reports.update(evidence_mark="seen")
    move(rows[1], Move.ACCEPT, as_maintainer(people.owner, rows[1]), text=HOSTILE)
    for row in rows[2:]:
        move(row, Move.DISPUTE, as_maintainer(people.owner, row), text=HOSTILE)
        move(row, Move.DISMISS, as_curator(people.curator, row), text=HOSTILE)
    board.reports.filter(pk=rows[3].pk).update(evidence_mark="")
    return rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_boards_page_tells_both_counts_and_who_set_aside_what(client, decided, language):
    told = get(client, "boards/a-board/", language)
    assert HOSTILE not in told and "&lt;script&gt;" in told
    if language == "en":
        assert "1 open." in told
        assert "Also seen: 1 that its maintainers accepted," in told
        assert "1 that was called a false positive." in told
        assert "3 smells set aside by people" in told
        assert "It is so by design. Accepted until" in told
        assert "Maintainer owner" in told and "Curator curator" in told
        assert told.count("Not seen any more.") == 1


def test_where_nothing_was_set_aside_there_is_one_count(client, board):
    factories.report(board)
    assert "Also seen" not in get(client, "boards/a-board/")


def test_the_api_tells_both_counts_and_what_was_accepted(client, decided):
    item = client.get("/api/v1/boards/a-board").json()
    assert (item["open_report_count"], item["seen_report_count"]) == (1, 3)
    asked = "/api/v1/smells?state=accepted&board=a-board"
    [accepted] = client.get(asked).json()["results"]
    assert (accepted["state"], accepted["accepted_reason"]) == ("accepted", "by-design")
    assert accepted["accepted_until"] == "2026-08-31"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reports_page_tells_who_did_what_and_why_as_text(client, decided, language):
    told = get(client, f"reports/{decided[2].pk}/", language)
    assert HOSTILE not in told and told.count("&lt;script&gt;") == 2
    assert "owner" in told and "curator" in told
    assert "evidence_mark" not in told


def test_who_deleted_the_account_has_no_name_there(client, decided, people):
    people.owner.delete()
    assert "Maintainer a former maintainer" in get(client, f"reports/{decided[1].pk}/")


@pytest.mark.parametrize("state", ["suspected", "disputed", "accepted", "false_positive"])
def test_what_never_was_public_is_counted_and_shown_nowhere(client, board, state):
    """Held smells and hints that people moved before the public saw them."""
    report = factories.report(board, state=state)
    board.reports.update(opened_at=None, evidence_mark="seen", held_until=NOW)
    assert not Board.objects.with_open_smell(["missing"]).exists()
    assert Board.objects.with_open_report_count().get().open_report_count == 0
    assert client.get(f"/en/reports/{report.pk}/").status_code == 404
    item = client.get("/api/v1/boards/a-board").json()
    assert (item["open_report_count"], item["seen_report_count"]) == (0, 0)
    assert item["open_reports"] == []
    for asked in (f"state={state}", "", f"state={state}&source=recheck"):
        assert client.get(f"/api/v1/smells?{asked}").json()["results"] == []
    assert "/reports/" not in get(client, "boards/a-board/").split("<main")[1].split("</main")[0]
    assert "Open now</dt><dd>0" in get(client, "rules/missing.page/")


def test_what_a_reader_reported_and_a_curator_found_right_counts_like_our_own(client, board):
    factories.report(board, source="reader", values={"text_en": "It is gone."})
    assert Board.objects.with_open_smell(["missing"]).exists()
    item = client.get("/api/v1/boards/a-board").json()
    assert (item["open_report_count"], item["seen_report_count"]) == (1, 1)
