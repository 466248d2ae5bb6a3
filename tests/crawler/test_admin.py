"""The checker's books at the desk: read, never written, but for when to look again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crawler.models import Schedule
from tests.admin_desk import page, queries_of
from tests.factories import NOW, board, check, schedule

pytestmark = pytest.mark.django_db
SCHEDULES = "/admin/crawler/schedule/"


@pytest.mark.parametrize(("model", "make"), [("check", check), ("schedule", schedule)])
def test_a_list_of_fifty_takes_as_many_queries_as_one_of_five(admin_client, model, make) -> None:
    for _ in range(5):
        make(board())
    few = queries_of(lambda: page(admin_client, f"crawler_{model}"))
    for _ in range(45):
        make(board())
    assert queries_of(lambda: page(admin_client, f"crawler_{model}")) == few


@pytest.mark.parametrize(("model", "make"), [("check", check), ("schedule", schedule)])
def test_samples_that_are_checked_every_few_seconds_can_be_left_out(admin_client, model, make):
    make(board("A board"))
    make(board("A sample", source="sample"))
    rows = admin_client.get(f"/admin/crawler/{model}/?board__is_sample__exact=0").context["cl"]
    assert [row.board.name for row in rows.result_list] == ["A board"]


def test_what_was_seen_is_shown_laid_out_and_escaped(admin_client) -> None:
    seen = check(board(), observation={"pages": [{"title": "<script>alert(1)</script>排行榜"}]})
    answer = page(admin_client, "crawler_check", "change", seen.pk)
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert(1)" not in answer.text
    assert "排行榜" in answer.text


@pytest.mark.parametrize("what", ["change", "delete"])
def test_a_check_is_not_changed_by_anybody(admin_client, what: str) -> None:
    seen = check(board())
    address = f"/admin/crawler/check/{seen.pk}/{what}/"
    assert admin_client.post(address, {"outcome": "failed", "post": "yes"}).status_code == 403
    seen.refresh_from_db()
    assert seen.outcome == "ok"


def test_boards_are_checked_again_now(admin_client) -> None:
    later = NOW + timedelta(days=3650)
    chosen = schedule(board(), next_check_at=later, handed_out_until=later)
    other = schedule(board(), next_check_at=later)
    admin_client.post(SCHEDULES, {"action": "check_again_now", "_selected_action": [chosen.pk]})
    assert Schedule.objects.to_send(timezone.now(), most_waiting=10) == [chosen.board_id]
    other.refresh_from_db()
    assert other.next_check_at == later


def test_only_the_next_check_can_be_written(admin_client) -> None:
    known = schedule(board(), last_outcome="ok")
    sent = {"next_check_at_0": "2026-09-01", "next_check_at_1": "10:00", "last_outcome": "failed"}
    assert admin_client.post(f"{SCHEDULES}{known.pk}/change/", sent).status_code == 302
    known.refresh_from_db()
    assert (known.next_check_at.month, known.last_outcome) == (9, "ok")
