"""What the clock alone does: acceptances end, and their maintainers are asked before."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import TestCase

from leaderboards import tasks
from leaderboards.models import AccountSettings, AuditEvent
from leaderboards.timetable import timetable
from smells.moves import Move
from smells.passing_time import let_time_pass
from smells.tasks import let_time_pass as task
from tests import factories
from tests.factories import NOW
from tests.people import people_of
from tests.smells.moving import as_maintainer, move

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def board():
    return factories.board("A board\nof <b>many</b> lines")


@pytest.fixture
def people(board):
    return people_of(board)


@pytest.fixture
def sent(monkeypatch):
    """Letters are written at once, as soon as the transaction has committed."""
    monkeypatch.setattr(tasks.send_mail, "delay", tasks.send_mail)
    return mail.outbox


def accepted(board, people, **fields):
    report = factories.report(board, **fields)
    move(report, Move.ACCEPT, as_maintainer(people.owner, report))
    return report


def pass_time(now) -> int:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return let_time_pass(now=now)


def test_an_acceptance_holds_through_its_last_day_and_then_it_is_open_again(board, people, sent):
    report = accepted(board, people)
    pass_time(NOW + 30 * DAY)
    report.refresh_from_db()
    assert report.state == "accepted"
    assert pass_time(NOW + 31 * DAY) == 1
    assert pass_time(NOW + 31 * DAY) == 0
    report.refresh_from_db()
    assert (report.state, report.accepted_until, report.accepted_reason) == ("open", None, "")
    assert (report.events.last().actor, report.events.last().reason) == (
        "clock",
        "acceptance-expired",
    )
    assert AuditEvent.objects.first().actor == "clock"


def test_what_never_was_public_is_a_suspicion_again(board, people, sent):
    report = accepted(board, people, state="suspected", rule_id="missing.rows-lost")
    pass_time(NOW + 31 * DAY)
    report.refresh_from_db()
    assert (report.state, report.opened_at) == ("suspected", None)


def test_a_week_before_its_end_all_maintainers_are_asked_once_in_their_language(
    board, people, sent
):
    AccountSettings.objects.create(user=people.editor, language="zh-hans")
    report = accepted(board, people)
    assert pass_time(NOW + 22 * DAY) == 0
    assert pass_time(NOW + 23 * DAY) == 1
    assert pass_time(NOW + 24 * DAY) == 0
    english, chinese = sorted(sent, key=lambda letter: letter.to, reverse=True)
    assert (english.to, chinese.to) == (["owner@people.example"], ["editor@people.example"])
    assert english.subject == "Do you still accept a smell of A board of <b>many</b> lines?"
    assert "It is so by design" in english.body and "2026-08-31" in english.body
    assert f"/en/reports/{report.pk}/" in english.body
    assert "接受的理由" in chinese.body and f"/zh-hans/reports/{report.pk}/" in chinese.body
    asked = report.events.last()
    assert (asked.from_state, asked.to_state, asked.reason) == (
        "accepted",
        "accepted",
        "acceptance-ends",
    )


def test_who_accepts_it_anew_is_asked_anew(board, people, sent):
    report = accepted(board, people)
    pass_time(NOW + 23 * DAY)
    by = as_maintainer(people.owner, report)
    move(report, Move.END_ACCEPTANCE, by, now=NOW + 24 * DAY)
    move(report, Move.ACCEPT, by, now=NOW + 24 * DAY)
    assert pass_time(NOW + 46 * DAY) == 0
    assert pass_time(NOW + 47 * DAY) == 1


def test_the_clock_lets_time_pass_every_ten_minutes(board):
    entry = timetable(due_every_seconds=5)["let-time-pass"]
    assert (entry["task"], entry["schedule"]) == (task.name, 600)
    assert task() == 0
