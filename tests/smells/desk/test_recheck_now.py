"""A look that was asked for: once, in full, and answered to all who asked before it began."""

from datetime import timedelta

import pytest

from crawler.fetch.errors import TimedOut
from crawler.models import Check, LinkedAddress, Schedule
from smells import recheck_now
from smells.models import AskedRecheck, LastLook, Report
from smells.recheck_now import TooOften
from tests import factories
from tests.people import maintainer, person
from tests.smells.seen import DAY, START, recheck

pytestmark = pytest.mark.django_db
URL = "https://mine.example/"
MINUTE = timedelta(minutes=1)
LINKING = (
    "<html><title>A board</title><body><h1>A board</h1><h2>Data</h2><p>The <a"
    ' href="https://data.example/datasets/questions">dataset</a> is here.</p>'
    + "<p>A model and its score. </p>" * 200
    + "</body></html>"
)
DATA = "https://data.example/datasets/questions"


@pytest.fixture
def sent(monkeypatch, django_capture_on_commit_callbacks):
    """Ids that were handed to the workers; nothing is really sent."""
    ids = []
    monkeypatch.setattr(recheck_now, "send", ids.append)
    return ids


def ask(board, who, *, at=START, about=()):
    return recheck_now.ask(board, who, about=about, now=at)


def open_one(board):
    """A missing page that is open, as its checks have left it."""
    for days in (0, 4, 8):
        recheck(board, now=START - 10 * DAY + days * DAY)
    return Report.objects.get()


def test_asking_makes_a_row_and_one_message(
    board, people, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(board, people.owner, about=[factories.report(board)])
    assert sent == [asked.pk] and list(asked.about.values()) == ["open"]


def test_two_who_press_at_once_are_answered_by_one_look(board, people, sent):
    assert ask(board, people.owner) == ask(board, people.editor, at=START + MINUTE)
    assert AskedRecheck.objects.count() == 1


def test_whoever_asks_while_it_is_looked_at_gets_a_look_of_their_own(board, people, sent):
    first = ask(board, people.owner)
    Schedule.objects.update(leased_until=START + 5 * MINUTE)
    assert ask(board, people.owner, at=START + timedelta(seconds=2)) == first
    assert ask(board, people.owner, at=START + MINUTE) != first


def test_it_is_looked_at_though_it_is_not_due_and_the_asker_is_told(board, people, answering):
    answering({URL: 404})
    report = open_one(board)
    Schedule.objects.update(next_check_at=START + 5 * DAY)
    asked = ask(board, people.owner, about=[report])
    answering({URL: 200})
    assert recheck_now.look(asked.pk, now=START + MINUTE)
    asked.refresh_from_db()
    report.refresh_from_db()
    assert report.state == "resolved" and asked.check_seen == Check.objects.first()
    assert asked.came_to == {
        str(report.pk): {"came_to": "gone", "why": "", "before": "open"},
    }


def test_what_is_still_there_is_still_seen_and_what_could_not_be_told_says_why(
    board, people, answering
):
    answering({URL: 404})
    report = open_one(board)
    for minutes, answer, came_to in ((1, 404, "still-seen"), (5, 403, "untold")):
        answering({URL: answer})
        asked = ask(board, people.owner, about=[report], at=START + minutes * MINUTE)
        recheck_now.look(asked.pk, now=START + (minutes + 1) * MINUTE)
        asked.refresh_from_db()
        told = asked.came_to[str(report.pk)]
        assert (told["came_to"], bool(told["why"])) == (came_to, came_to == "untold")
        report.refresh_from_db()
        assert report.state == "open"


def test_a_fresh_trouble_is_told_as_new(board, people, answering):
    answering({URL: TimedOut("no answer")})
    asked = ask(board, people.owner)
    recheck_now.look(asked.pk, now=START + MINUTE)
    asked.refresh_from_db()
    (told,) = asked.came_to.values()
    assert told["came_to"] == "new"


def test_the_look_is_in_full_with_all_that_is_linked(board, people, answering):
    client = answering({URL: LINKING, DATA: 200})
    recheck(board, now=START - DAY)
    assert LinkedAddress.objects.get().looked_at and LastLook.objects.exists()
    client = answering({URL: LINKING, DATA: 404})
    recheck(board, now=START)
    assert client.asked.count(DATA) == 0  # the look of yesterday is good enough
    asked = ask(board, people.owner, at=START + MINUTE)
    client = answering({URL: LINKING, DATA: 404})
    recheck_now.look(asked.pk, now=START + 2 * MINUTE)
    assert client.asked.count(DATA) == 1
    (linked,) = Check.objects.first().read().linked
    assert linked.status == 404
    assert Report.objects.get().rule_id == "missing.linked-entity"


def test_while_another_worker_holds_the_board_it_waits_and_looks_once(board, people, answering):
    client = answering({URL: 200})
    asked = ask(board, people.owner)
    assert Schedule.objects.all().lease(now=START)
    assert recheck_now.look(asked.pk, now=START + MINUTE) is False
    assert client.asked == []
    Schedule.objects.update(lease="", leased_until=None)
    assert recheck_now.look(asked.pk, now=START + 2 * MINUTE)
    assert recheck_now.look(asked.pk, now=START + 3 * MINUTE)
    assert client.asked.count(URL) == 1 and Check.objects.count() == 1


def test_whoever_asked_after_it_began_is_not_answered_by_it(board, people, answering):
    answering({URL: 200})
    first = ask(board, people.owner)
    Schedule.objects.update(leased_until=START + 5 * MINUTE)
    later = ask(board, people.owner, at=START + 3 * MINUTE)
    Schedule.objects.update(leased_until=None)
    recheck_now.look(first.pk, now=START + 2 * MINUTE)
    later.refresh_from_db()
    assert later.done_at is None
    recheck_now.look(later.pk, now=START + 4 * MINUTE)
    later.refresh_from_db()
    assert later.done_at is not None


def test_what_breaks_on_our_side_is_told_and_raised(board, people, answering, monkeypatch):
    answering({URL: 200})
    monkeypatch.setattr("smells.recheck.reconcile", lambda *_: 1 / 0)
    monkeypatch.setattr("smells.storing.may_be_quiet", lambda look: False)
    asked = ask(board, people.owner)
    with pytest.raises(ZeroDivisionError):
        recheck_now.look(asked.pk, now=START + MINUTE)
    asked.refresh_from_db()
    assert asked.stage_at(START + MINUTE).value == "broken-off"


def test_after_ten_minutes_nobody_waits_any_more(board, people, answering):
    client = answering({URL: 200})
    asked = ask(board, people.owner)
    later = START + 10 * MINUTE
    assert asked.stage_at(later).value == "unanswered"
    assert recheck_now.look(asked.pk, now=later) and client.asked == []


def test_a_lost_message_is_sent_again_unless_somebody_is_at_it(board, people, sent):
    asked = ask(board, people.owner)
    assert recheck_now.send_again(now=START + timedelta(seconds=59)) == 0
    assert recheck_now.send_again(now=START + 2 * MINUTE) == 1 and sent == [asked.pk]
    Schedule.objects.update(leased_until=START + 5 * MINUTE)
    assert recheck_now.send_again(now=START + 3 * MINUTE) == 0


def test_a_board_may_be_asked_for_six_times_an_hour_by_all_together(board, people, sent):
    for number in range(6):
        who = people.owner if number % 2 else people.editor
        ask(board, who, at=START + number * MINUTE)
        AskedRecheck.objects.update(done_at=START)
    with pytest.raises(TooOften) as refused:
        ask(board, people.owner, at=START + 10 * MINUTE)
    assert refused.value.is_of_board and refused.value.until == START + 60 * MINUTE
    ask(board, people.owner, at=START + 60 * MINUTE)


def test_a_person_may_ask_for_twenty_an_hour_over_all_boards(people, sent):
    for number in range(20):
        other = factories.board(f"Board {number}")
        maintainer(other, people.owner)
        ask(other, people.owner, at=START)
    last = factories.board("Last")
    with pytest.raises(TooOften) as refused:
        ask(last, people.owner, at=START + MINUTE)
    assert not refused.value.is_of_board
    ask(last, person("another"), at=START + MINUTE)


def test_what_was_asked_long_ago_is_forgotten(board, people, sent):
    old = ask(board, people.owner, at=START - 100 * DAY)
    ask(board, people.owner)
    assert not AskedRecheck.objects.filter(pk=old.pk).exists()
