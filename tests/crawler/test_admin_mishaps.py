"""What broke on our side, at the desk: why, and tried again by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crawler.leases import MOST_ATTEMPTS, Lease, Schedule
from crawler.mishaps import KEPT, Mishap, note_mishap
from tests.admin_desk import page
from tests.factories import NOW, board, schedule

pytestmark = pytest.mark.django_db


def broken(made, *, attempt: int = 1, message: str = "<b>no</b>") -> Mishap:
    lease = Lease(made.pk, f"run-{attempt}", NOW, attempt)
    Schedule.objects.filter(board=made).update(lease=lease.run_id)
    try:
        raise ValueError(message)
    except ValueError as error:
        note_mishap(lease, error, now=NOW)
    return Mishap.objects.get(run_id=lease.run_id)


def test_it_is_told_where_it_broke_and_nothing_of_it_is_markup(admin_client) -> None:
    made = board()
    schedule(made)
    shown = page(admin_client, "crawler_mishap", "change", broken(made).pk).text
    assert "ValueError: &lt;b&gt;no&lt;/b&gt;" in shown and "<b>no</b>" not in shown
    assert "in broken" in shown


def test_parked_boards_are_found_and_tried_again(admin_client) -> None:
    later = timezone.now() + timedelta(days=1)
    parked = schedule(board("Parked one"), attempts=MOST_ATTEMPTS, next_check_at=later)
    schedule(board("Sound one"))
    listed = admin_client.get("/admin/crawler/schedule/?parked=yes").text
    assert "Parked one" in listed and "Sound one" not in listed
    admin_client.post(
        "/admin/crawler/schedule/", {"action": "try_again", "_selected_action": [parked.pk]}
    )
    parked.refresh_from_db()
    assert parked.attempts == 0 and parked.next_check_at <= timezone.now()


def test_a_board_that_breaks_for_years_keeps_its_last_mishaps() -> None:
    made = board()
    schedule(made)
    for attempt in range(1, KEPT + 4):
        broken(made, attempt=attempt)
    kept = Mishap.objects.filter(board=made).order_by("attempt").values_list("attempt", flat=True)
    assert list(kept) == list(range(4, KEPT + 4))


def test_a_mishap_of_an_old_lease_changes_nothing() -> None:
    made = board()
    schedule(made, lease="newer")
    note_mishap(Lease(made.pk, "older", NOW, 1), ValueError(), now=NOW)
    assert not Mishap.objects.exists()
    assert Schedule.objects.get(board=made).lease == "newer"
