"""Many boards together: a platform fails, our network fails, boards of one host really die."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crawler.breaker import let_through
from crawler.incidents import GRACE, LONGEST_SILENCE, PROBE_EVERY
from crawler.models import Check, DomainLook, Schedule
from crawler.outages import OUR_OUTAGE
from leaderboards.models import Incident
from smells.models import Report
from tests.smells.seen import DAY, HOUR, START
from tests.smells.sweep import boards_alone, boards_at, fine, home, recheck, run, silent

pytestmark = pytest.mark.django_db
HOST = "shared.example"


def failing(*boards, since=START, until=START + 999 * DAY):
    """A world in which these boards' addresses do not answer for a while."""
    ill = {home(board) for board in boards}
    return lambda url, now: silent(url) if url in ill and since <= now < until else fine(url, now)


def test_when_a_platform_fails_there_is_one_incident_and_no_report():
    there, others = boards_at(HOST, 4), boards_alone(4)
    begins, ends = START + 1.5 * DAY, START + 11 * DAY
    end = run([*there, *others], failing(*there, since=begins, until=ends), days=14)
    incident = Incident.objects.observed().get()
    assert (incident.host, incident.platform) == (HOST, "independent")
    assert set(incident.boards.all()) == set(there)
    assert begins <= incident.began_at < begins + DAY
    assert ends <= incident.answered_at < ends + DAY
    assert incident.answered_at + GRACE <= incident.ended_at <= end
    assert not Report.objects.filter(opened_at__isnull=False).exists()
    assert not Report.objects.filter(state="suspected").exists()


def test_when_our_network_fails_there_is_neither_a_report_nor_an_incident():
    boards = [*boards_at(HOST, 4), *boards_alone(10)]
    down = failing(*boards, since=START + 2 * DAY, until=START + 2.5 * DAY)
    run(boards, down, days=4)
    assert not Incident.objects.observed().exists()
    assert not Report.objects.filter(opened_at__isnull=False).exists()
    assert not Report.objects.exclude(state="resolved").exists()
    marked = Check.objects.filter(excused=OUR_OUTAGE)
    assert marked.count() >= 3
    assert not marked.filter(outcome="ok").exists()


def test_boards_of_one_host_that_really_died_are_an_incident_first_and_reported_singly_later():
    """Their host answers for the others, so the incident ends, and what still fails is counted."""
    there, others = boards_at(HOST, 5), boards_alone(3)
    dead = there[:3]
    begins = START + 2 * DAY
    run([*there, *others], failing(*dead, since=begins), days=6)
    incident = Incident.objects.observed().get()
    assert set(incident.boards.all()) == set(dead)
    assert not Report.objects.filter(state="open").exists()
    run([*there, *others], failing(*dead, since=begins), days=14, start=START + 6 * DAY)
    incident.refresh_from_db()
    assert incident.ended_at
    reports = Report.objects.filter(state="open")
    assert {report.board for report in reports} == set(dead)
    # As long as for any board, counted from the end of the incident.
    assert all(report.opened_at >= incident.ended_at + 7 * DAY for report in reports)


def test_a_host_of_a_few_boards_that_never_comes_back_excuses_them_for_two_weeks():
    there, others = boards_at(HOST, 3), boards_alone(2)
    run([*there, *others], failing(*there, since=START + 1.5 * DAY), days=29)
    incident = Incident.objects.observed().get()
    assert incident.answered_at is None
    assert timedelta(0) <= incident.ended_at - incident.began_at - LONGEST_SILENCE < DAY
    opened = Report.objects.filter(state="open")
    assert {report.board for report in opened} == set(there)
    assert all(report.opened_at >= incident.ended_at + 7 * DAY for report in opened)


def test_a_platform_of_many_boards_that_never_comes_back_stays_one_incident():
    there = boards_at(HOST, 11)
    run(there, failing(*there, since=START + 1.5 * DAY), days=3)
    later = START + LONGEST_SILENCE + 3 * DAY
    for days in (0, 4, 9):
        recheck(there[0], failing(*there), later + days * (DAY + HOUR))
    assert Incident.objects.going_on().get().boards.count() > 10
    assert not Report.objects.filter(opened_at__isnull=False).exists()


def test_until_another_host_answers_it_may_be_our_network_and_nothing_counts():
    there, other = boards_at(HOST, 4), boards_alone(1)[0]
    for number, board in enumerate([*there, other]):
        Schedule.objects.create(board=board, next_check_at=START)
        recheck(board, fine, START + number * HOUR)
    ill, begins = failing(*there), START + 20 * HOUR
    for number, board in enumerate(there[:3]):
        recheck(board, ill, begins + number * HOUR)
    assert not Incident.objects.observed().exists()
    assert set(Check.objects.filter(outcome="failed").values_list("excused", flat=True)) == {
        OUR_OUTAGE
    }
    assert not Report.objects.exclude(state="resolved").exists()
    recheck(other, ill, begins + 3 * HOUR)
    recheck(there[0], ill, begins + 4 * HOUR)
    incident = Incident.objects.going_on().get()
    assert (incident.began_at, incident.boards.count()) == (begins, 3)
    marks = Check.objects.filter(outcome="failed").values_list("excused", flat=True)
    assert set(marks) == {incident.slug}


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_boards_of_a_host_are_never_an_incident(count):
    there, others = boards_at(HOST, count), boards_alone(2)
    run([*there, *others], failing(*there, since=START + 2 * DAY), days=14)
    assert not Incident.objects.observed().exists()
    assert Report.objects.filter(state="open").count() == count


def test_boards_that_were_dead_when_we_came_are_no_incident():
    there = boards_at(HOST, 3)
    run(there, failing(*there), days=12)
    assert not Incident.objects.observed().exists()
    assert Report.objects.filter(state="open").count() == 3


def test_what_became_public_by_a_sighting_in_the_window_is_withdrawn():
    """A board was failing before: its last sighting was the outage's, and is taken back."""
    there, others = boards_at(HOST, 5), boards_alone(10)
    for number, board in enumerate([*there, *others]):
        Schedule.objects.create(board=board, next_check_at=START)
        recheck(board, fine, START + number * HOUR)
    unlucky, rest = there[0], there[1:]
    # Twice seen, then in order for a moment, then the third time while its host is failing.
    ill = failing(unlucky)
    for days, hours in ((2, 0), (6, 4)):
        recheck(unlucky, ill, START + days * DAY + hours * HOUR)
    report = Report.objects.get(board=unlucky)
    assert report.sightings == 2
    third = START + 10 * DAY + 8 * HOUR
    DomainLook.objects.filter(board=unlucky).update(failing_since=third)
    recheck(unlucky, ill, third)
    report.refresh_from_db()
    assert report.state == "open"
    for number, board in enumerate(rest[:2]):
        recheck(board, failing(*rest), third + (number + 1) * HOUR)
    report.refresh_from_db()
    assert (report.state, report.opened_at, report.sightings) == ("resolved", None, 0)
    assert report.events.last().reason == "not-counted"
    assert not Report.objects.public().exists()


def test_what_began_before_the_incident_was_noticed_is_taken_back_at_the_next_look(monkeypatch):
    """Of a large host only the last looks are judged by; here they are four."""
    monkeypatch.setattr("crawler.domain_look.MOST_LOOKS", 4)
    there = boards_at(HOST, 9)
    for number, board in enumerate(there):
        Schedule.objects.create(board=board, next_check_at=START)
        recheck(board, fine, START + number * HOUR)
    early, world, begins = there[0], failing(*there[:4]), START + 10 * HOUR
    recheck(early, world, begins)
    for number, board in enumerate([*there[5:9], *there[1:4]], start=1):
        recheck(board, world, begins + number * HOUR)
    incident = Incident.objects.going_on().get()
    assert early not in incident.boards.all()
    assert Report.objects.get(board=early).sightings == 1
    recheck(early, world, begins + 20 * HOUR)
    assert early in incident.boards.all()
    assert Report.objects.get(board=early).sightings == 0
    failed = Check.objects.filter(board=early, outcome="failed")
    assert set(failed.values_list("excused", flat=True)) == {incident.slug}


def test_a_success_during_an_incident_still_resolves():
    there = boards_at(HOST, 4)
    dead_before = there[0]
    world = failing(dead_before, since=START + 2 * DAY, until=START + 14 * DAY)
    run(there, world, days=13)
    assert Report.objects.get(board=dead_before).state == "open"
    since = START + 13 * DAY
    for number, board in enumerate(there[1:4]):
        recheck(board, failing(*there[1:], since=since), since + number * HOUR)
    assert Incident.objects.going_on().exists()
    recheck(dead_before, fine, START + 14 * DAY)
    assert Report.objects.get(board=dead_before).state == "resolved"


def test_while_a_host_is_silent_one_board_at_a_time_is_looked_at():
    there, others = boards_at(HOST, 6), boards_alone(3)
    run([*there, *others], failing(*there, since=START + 1.5 * DAY), days=2.5)
    incident = Incident.objects.going_on().get()
    now = START + 3 * DAY
    Schedule.objects.update(next_check_at=now)
    due = [board.pk for board in [*there, *others]]
    through = let_through(due, now=now)
    assert sorted(through) == sorted([there[0].pk, *(board.pk for board in others)])
    put_off = Schedule.objects.filter(board__in=there[1:]).values_list("next_check_at", flat=True)
    assert sorted(put_off) == [now + turn * PROBE_EVERY for turn in range(1, 6)]
    assert let_through([there[1].pk], now=now) == []
    assert let_through([there[1].pk], now=now + PROBE_EVERY) == [there[1].pk]
    recheck(there[1], fine, now + PROBE_EVERY)
    incident.refresh_from_db()
    assert incident.answered_at == now + PROBE_EVERY
    assert let_through(due, now=now + PROBE_EVERY) == due


def test_the_cost_of_a_look_does_not_grow_with_the_boards():
    def queries_of_a_failing_look(count: int, host: str) -> int:
        there = boards_at(host, count)
        run(there, fine, days=1.2)
        with CaptureQueriesContext(connection) as queries:
            recheck(there[0], failing(there[0]), START + 2 * DAY)
        return len(queries)

    few = queries_of_a_failing_look(4, "few.example")
    assert queries_of_a_failing_look(30, "many.example") == few


def test_what_failed_by_our_own_fault_is_no_evidence_against_a_host_afterwards():
    """One board there fails by itself later; the others were only hit by our outage."""
    there, others = boards_at(HOST, 4), boards_alone(8)
    boards = [*there, *others]
    begins, ends = START + 2 * DAY, START + 2.9 * DAY
    down = failing(*boards, since=begins, until=ends)
    end = run(boards, down, days=2.89)
    ours = set(DomainLook.objects.filter(doubted=True).values_list("board", flat=True))
    assert len(ours & {board.pk for board in there}) >= 2
    own = failing(there[0], since=ends)
    for number, board in enumerate([*others, there[0]]):
        recheck(board, own, end + 3 * HOUR + number * HOUR / 4)
    assert not Incident.objects.observed().exists()
