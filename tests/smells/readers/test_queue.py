"""The curators' queue: who may see it, what stands there, and how much is decided at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from smells.models import AwayNotice, PublicReport, Report
from tests import factories
from tests.factories import NOW
from tests.people import people_of
from tests.smells.readers.written import HOME, WRONG

pytestmark = pytest.mark.django_db
PAGES = ("curation/", "curation/away/")


@pytest.fixture
def people(board):
    return people_of(board)


@pytest.fixture
def desk(client, people):
    client.force_login(people.curator)
    return client


def decide(client, pks, decision, *, tab="reports", **more):
    form = {"tab": tab, "decision": decision, "item": pks, **more}
    return client.post("/en/curation/decide/", form, follow=True)


@pytest.mark.parametrize("who", ["visitor", "stranger", "editor", "owner", "curator"])
def test_only_curators_see_and_decide(client, people, waiting, who):
    row = waiting()
    if user := getattr(people, who):
        client.force_login(user)
    expected = {"visitor": 302, "curator": 200}.get(who, 403)
    for path in PAGES:
        assert client.get(f"/en/{path}").status_code == expected, path
    form = {"tab": "reports", "decision": "reject", "item": [row.pk], "answer": "No.", "sure": "1"}
    client.post("/en/curation/decide/", form)
    row.refresh_from_db()
    assert row.state == ("rejected" if who == "curator" else "waiting")


def test_a_decision_cannot_be_forced_from_another_site_nor_by_a_link(people, waiting):
    row = waiting()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.curator)
    form = {"tab": "reports", "decision": "reject", "item": [row.pk], "answer": "x", "sure": "1"}
    assert strict.post("/en/curation/decide/", form).status_code == 403
    assert strict.get("/en/curation/decide/", form).status_code == 405
    row.refresh_from_db()
    assert row.state == "waiting"


def test_the_next_page_says_what_will_happen_before_anything_does(desk, waiting):
    row = waiting()
    page = decide(desk, [row.pk], "reject").content.decode()
    assert "It cannot be undone." in page
    assert WRONG in page
    row.refresh_from_db()
    assert row.state == "waiting"


def test_without_a_reason_nothing_is_turned_down_and_the_field_says_so(desk, waiting):
    row = waiting()
    page = decide(desk, [row.pk], "reject", sure="1", answer=" ").content.decode()
    assert "field-error" in page
    row.refresh_from_db()
    assert row.state == "waiting"


def test_many_are_turned_down_with_one_reason(desk, waiting):
    rows = [waiting(f"{WRONG} No. {number}", smell="") for number in range(3)]
    page = decide(desk, [row.pk for row in rows], "reject", sure="1", answer="Spam.")
    assert "3 are decided." in page.content.decode()
    assert set(PublicReport.objects.values_list("state", "answer")) == {("rejected", "Spam.")}


def test_of_many_those_that_cannot_be_decided_keep_none_from_it(desk, waiting):
    good, unknown = waiting(entity="submission-channel"), waiting(smell="")
    page = decide(desk, [good.pk, unknown.pk], "confirm", sure="1").content.decode()
    assert "1 is decided." in page
    assert "Choose the smell and the entity" in page
    assert Report.objects.get().message == WRONG


def test_one_is_confirmed_in_the_curators_words(desk, waiting):
    row = waiting()
    words = {"smell": "missing", "entity": "submission-channel", "url": HOME, "text_zh": "没有了"}
    decide(desk, [row.pk], "confirm", sure="1", **words)
    assert Report.objects.get().values["text_zh"] == "没有了"


def test_a_dispute_is_decided_by_a_second_person_and_the_page_says_why_not(desk, people, board):
    report = factories.report(board, "missing", state="disputed", url=HOME)
    Report.objects.update(disputed_by=people.curator)
    page = desk.get("/en/curation/?tab=disputes").content.decode()
    assert f"dismiss:{report.pk}" not in page
    Report.objects.update(disputed_by=people.owner)
    page = desk.get("/en/curation/?tab=disputes").content.decode()
    assert f"dismiss:{report.pk}" in page
    decide(desk, [report.pk], "dismiss", tab="disputes", sure="1", answer="We were wrong.")
    report.refresh_from_db()
    assert report.state == "false_positive"


def test_oldest_first_with_filters(desk, board, waiting):
    now = timezone.now()
    new = waiting("Newer one: the names are garbled.", smell="misdisplayed", now=now)
    old = waiting("Older one: the form is missing.", now=now - timedelta(days=9))
    page = desk.get("/en/curation/").content.decode()
    assert page.index(f"item-{old.pk}") < page.index(f"item-{new.pk}")
    for query, seen, unseen in (("smell=misdisplayed", new, old), ("days=7", old, new)):
        page = desk.get(f"/en/curation/?{query}").content.decode()
        assert f"item-{seen.pk}" in page
        assert f"item-{unseen.pk}" not in page
    assert "Nothing waits here" in desk.get("/en/curation/?board=another").content.decode()
    assert desk.get("/en/curation/?tab=nonsense&days=x&page=99").status_code == 200


def test_the_queue_shows_what_the_last_check_said_of_such_rules(desk, board, waiting):
    factories.check(board, answers={"missing.page": "clear", "missing.space": "not-applicable: x"})
    waiting()
    page = desk.get("/en/curation/").content.decode()
    assert "missing.page" in page
    assert "missing.space" not in page
    assert 'rel="nofollow ugc noopener noreferrer"' in page


def test_a_notice_that_nobody_is_there_is_shown_where_people_wait(desk, client, board, waiting):
    today = timezone.localdate()
    form = {"since": today, "until": today + timedelta(days=3), "text_en": "On a trip."}
    assert desk.post("/en/curation/away/", form).status_code == 302
    page = client.get("/en/boards/of-readers/report/").content.decode()
    assert "The curators are away" in page
    assert "On a trip." in page
    desk.post("/en/curation/away/", {"back": "1"})
    assert "away" not in client.get("/en/boards/of-readers/report/").content.decode().lower()
    late = {"since": today, "until": today}
    assert "later day" in desk.post("/en/curation/away/", late).content.decode()
    assert AwayNotice.objects.count() == 1


def test_the_status_page_says_how_many_wait(client, waiting):
    waiting(now=NOW)
    assert "1 report of readers waits" in client.get("/en/status/").content.decode()
