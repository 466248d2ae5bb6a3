"""Reports at the desk: read with their evidence; no state is written by hand."""

import pytest

from smells.models import ReportEvent
from tests.admin_desk import page, queries_of
from tests.factories import NOW, board, check, report

pytestmark = pytest.mark.django_db


def test_a_list_of_fifty_takes_as_many_queries_as_one_of_five(admin_client) -> None:
    for _ in range(5):
        report(board())
    few = queries_of(lambda: page(admin_client, "smells_report"))
    for _ in range(45):
        report(board())
    assert queries_of(lambda: page(admin_client, "smells_report")) == few


def test_the_page_of_a_report_takes_as_many_queries_with_fifty_events(admin_client) -> None:
    known = report(board())
    look = lambda: page(admin_client, "smells_report", "change", known.pk)  # noqa: E731

    def moved(times: int) -> None:
        for _ in range(times):
            ReportEvent.objects.create(
                report=known, at=NOW, actor="recheck", to_state="open", reason="confirmed",
                evidence={"status": 404}, check_seen=check(known.board),
            )  # fmt: skip

    moved(5)
    few = queries_of(look)
    moved(45)
    assert queries_of(look) == few


def test_evidence_is_shown_escaped(admin_client) -> None:
    known = report(board(), values={"title": "<img src=x onerror=alert(1)>排行榜"})
    answer = page(admin_client, "smells_report", "change", known.pk)
    assert "&lt;img src=x" in answer.text
    assert "<img src=x" not in answer.text
    assert "排行榜" in answer.text


@pytest.mark.parametrize("what", ["change", "delete"])
def test_no_state_is_written_by_hand(admin_client, what: str) -> None:
    known = report(board())
    address = f"/admin/smells/report/{known.pk}/{what}/"
    assert admin_client.post(address, {"state": "resolved", "post": "yes"}).status_code == 403
    known.refresh_from_db()
    assert known.state == "open"


def test_reports_are_found_by_rule_state_and_board(admin_client) -> None:
    one = report(board("One"), rule_id="missing.page")
    two = report(board("Two"), rule_id="missing.space", state="resolved")
    for query, found in [
        ("rule=missing.page", one), ("state__exact=resolved", two), ("q=two", two),
    ]:  # fmt: skip
        answer = admin_client.get(f"/admin/smells/report/?{query}")
        assert list(answer.context["cl"].result_list) == [found]
