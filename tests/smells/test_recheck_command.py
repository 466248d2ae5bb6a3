"""`manage.py recheck`: each step with its reasons, many boards, and what is passed over."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from crawler.leases import Schedule
from crawler.models import Check
from leaderboards.models import Board
from tests import factories

pytestmark = pytest.mark.django_db
GOOD, GONE = "https://good.example/", "https://gone.example/"


@pytest.fixture
def boards():
    return [
        factories.board("Good", slug="good", url=GOOD, platforms=("independent",)),
        factories.board("Gone", slug="gone", url=GONE, platforms=("github",)),
    ]


@pytest.fixture
def web(answering):
    return answering({GOOD: 200, GONE: 404})


def recheck(*words: str) -> str:
    out = StringIO()
    call_command("recheck", *words, stdout=out)
    return out.getvalue()


def test_each_step_is_explained(boards, web):
    told = recheck("gone", "--explain")
    steps = [line.split()[0] for line in told.splitlines() if line.startswith("  ")]
    steps = [step for step in steps if step != "waited"]  # on a busy machine
    assert list(dict.fromkeys(steps)) == [
        *("robots", "asked", "seen", "rule", "report", "waiting", "next"),
    ]
    check = Check.objects.get()
    assert f"robots  {GONE}: allowed" in told
    assert f"asked   {GONE}: 404 {GONE}" in told
    assert "rule    missing.page: found" in told
    assert "report  missing.page: new → suspected (first-seen)" in told
    assert "waiting missing.page" in told and "counted 1 times" in told
    assert check.run_id in told


def test_it_says_when_nothing_was_read_anew(boards, web):
    assert "again   as it was" not in recheck("good", "--explain")
    assert "again   as it was" in recheck("good", "--explain")


def test_of_many_each_has_a_line_and_what_it_moved(boards, web):
    sample = factories.board("Sample", slug="sample")
    Board.objects.filter(pk=sample.pk).update(is_sample=True)
    told = recheck("--all")
    assert "good: ok in" in told and "gone: failed in" in told
    assert "  missing.page: new → suspected (first-seen)" in told
    assert "sample" not in told


def test_boards_of_a_platform(boards, web):
    assert "good" not in recheck("--platform", "github")
    assert Check.objects.get().board == boards[1]


def test_a_board_that_another_worker_holds_is_passed_over(boards, web):
    factories.schedule(boards[0], leased_until=timezone.now() + timedelta(minutes=1))
    assert "good: passed over" in recheck("good")
    assert not Check.objects.exists()


def test_only_what_is_due_when_asked_so(boards, web):
    factories.schedule(boards[0], next_check_at=timezone.now() + timedelta(days=1))
    assert "good: passed over" in recheck("--all", "--due")
    assert Schedule.objects.get(board=boards[1]).last_outcome == "failed"


@pytest.mark.parametrize(
    ("words", "why"), [(["nobody"], "no board has the slug nobody"), ([], "name boards")]
)
def test_who_is_meant_must_be_clear(boards, words, why):
    with pytest.raises(CommandError, match=why):
        recheck(*words)
